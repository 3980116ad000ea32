import { serialToWall } from './cell-text.ts';
import { SheetProblem } from './sheet-problem.ts';
import { wallToInstant } from './zone-offset.ts';

/** How people and programs here write a moment; tried in order. */
export const commonMoments = [
  'YYYY-M-D H:m:s',
  'YYYY-M-D H:m',
  'YYYY-M-D',
  'YYYY/M/D H:m:s',
  'YYYY/M/D H:m',
  'YYYY/M/D',
  'YYYY.M.D',
  'YYYY年M月D日 H时m分s秒',
  'YYYY年M月D日 H时m分',
  'YYYY年M月D日 H:m:s',
  'YYYY年M月D日 H:m',
  'YYYY年M月D日',
  'YYYY-M-DTH:m:s',
  'excel',
];

type Reading = { pattern: RegExp; fields: string[] };

const widths: Record<string, string> = {
  YYYY: '\\d{4}',
  MM: '\\d{2}',
  DD: '\\d{2}',
  HH: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
};
const readings = new Map<string, Reading>();
const firstYear = 1949;
const lastYear = 2100;

/**
 * The moment a text names in a zone, by the first format that fits: `YYYY MM M DD D HH H mm m ss s` and literals, where a double
 * letter wants two digits; `excel` (or an example such as `41234.5`) is a spreadsheet's day number.
 * Returns, not throws, a `SheetProblem` for other texts, days that no calendar has and years outside 1949–2100.
 */
export function parseMoment(
  text: string,
  formats: string[] = commonMoments,
  zone = 'Asia/Shanghai',
): Date | SheetProblem {
  const plain = text.normalize('NFKC').trim();
  let problem: SheetProblem | undefined;
  for (const format of formats) {
    const wall = /^(excel|\d+(\.\d+)?)$/.test(format) ? serialWall(plain) : formattedWall(plain, format);
    if (typeof wall === 'number') return wallToInstant(wall, zone);
    problem ??= wall;
  }
  return problem ?? new SheetProblem(`“${shortened(text)}”认不出是什么时间，请写成“2019-03-01 08:30:00”这样。`);
}

function formattedWall(text: string, format: string): number | SheetProblem | undefined {
  const { pattern, fields } = readingOf(format);
  const found = pattern.exec(text);
  if (!found) return undefined;
  const part: Record<string, number> = {};
  for (const [at, field] of fields.entries()) part[field] = Number(found[at + 1]);
  const { Y: year = 0, M: month = 1, D: date = 1, H: hours = 0, m: minutes = 0, s: seconds = 0 } = part;
  if (month < 1 || month > 12) return new SheetProblem(`“${text}”里没有 ${month} 月，请核对。`);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (date < 1 || date > days)
    return new SheetProblem(`“${text}”这一天不存在：${year} 年 ${month} 月只有 ${days} 天，请核对。`);
  if (hours > 23 || minutes > 59 || seconds > 59)
    return new SheetProblem(`“${text}”的钟点不存在，请写在 00:00:00 到 23:59:59 之间。`);
  return yearProblem(year, text) ?? Date.UTC(year, month - 1, date, hours, minutes, seconds);
}

function serialWall(text: string): number | SheetProblem | undefined {
  if (!/^\d{1,7}(\.\d+)?$/.test(text)) return undefined;
  const wall = serialToWall(Number(text), false);
  return yearProblem(new Date(wall).getUTCFullYear(), text) ?? wall;
}

function yearProblem(year: number, text: string): SheetProblem | undefined {
  if (year >= firstYear && year <= lastYear) return undefined;
  return new SheetProblem(`“${text}”的年份是 ${year}，不在 ${firstYear} 到 ${lastYear} 之间，请核对。`);
}

function readingOf(format: string): Reading {
  const known = readings.get(format);
  if (known) return known;
  const fields: string[] = [];
  const source = format.normalize('NFKC').replace(/YYYY|MM?|DD?|HH?|mm?|ss?|\s+|[^A-Za-z0-9]/g, (token) => {
    if (/^\s/.test(token)) return '\\s+';
    if (!/^[YMDHms]/.test(token)) return token.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
    fields.push(token.charAt(0));
    return `(${widths[token] ?? '\\d{1,2}'})`;
  });
  const reading = { pattern: new RegExp(`^${source}$`), fields };
  readings.set(format, reading);
  return reading;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

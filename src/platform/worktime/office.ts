import { minuteMs } from './shanghai.ts';

/** When an office works on a working day; the gap between two spans is the lunch break. Times are `HH:MM`. */
export type OfficeHours = { spans: readonly { from: string; to: string }[] };

/** 08:30–12:00 and 14:00–17:30, until a county sets its own. */
export const defaultOfficeHours: OfficeHours = {
  spans: [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '17:30' },
  ],
};

/** What is wrong with these hours, in words for the person setting them; empty when they can be used. */
export function officeProblems({ spans }: OfficeHours): string[] {
  if (spans.length === 0) return ['请至少填写一段上班时间。'];
  const problems: string[] = [];
  let last = -1;
  for (const { from, to } of spans) {
    const start = readMinute(from);
    const end = to === '24:00' ? 1440 : readMinute(to);
    if (start === null || end === null) problems.push(`“${from}–${to}”不是有效的时间，请写成 08:30 这样的格式。`);
    else if (start >= end) problems.push(`“${from}–${to}”的下班时间要晚于上班时间。`);
    else if (start < last) problems.push(`“${from}–${to}”与前一段重叠或次序颠倒，请按先后填写。`);
    last = Math.max(last, end ?? last);
  }
  return problems;
}

/** Office hours in milliseconds after midnight, ready to count with. */
export type OfficeDay = {
  spans: readonly { from: number; to: number }[];
  opens: number;
  closes: number;
  length: number;
};

const read = new WeakMap<OfficeHours, OfficeDay>();

/** The hours as numbers, read once for each `OfficeHours`. Hours that `officeProblems` would refuse throw a RangeError. */
export function officeDay(office: OfficeHours): OfficeDay {
  const known = read.get(office);
  if (known) return known;
  const problems = officeProblems(office);
  if (problems.length > 0) throw new RangeError(problems.join(' '));
  const spans = office.spans.map(({ from, to }) => ({ from: clockMs(from), to: clockMs(to) }));
  const day = {
    spans,
    opens: spans[0]?.from ?? 0,
    closes: spans.at(-1)?.to ?? 0,
    length: spans.reduce((sum, span) => sum + span.to - span.from, 0),
  };
  read.set(office, day);
  return day;
}

function clockMs(words: string): number {
  return (words === '24:00' ? 1440 : (readMinute(words) ?? 0)) * minuteMs;
}

function readMinute(words: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(words);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

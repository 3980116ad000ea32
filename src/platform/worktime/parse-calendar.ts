import { parse } from 'csv-parse/sync';
import { isYearTail, type WorkCalendar, yearOf } from './calendar.ts';
import { type Day, type DayNumber, readDay, weekdayOf, weekdayWordsOf } from './shanghai.ts';

/** `row` is the line in a CSV or the place in a JSON list, from 1; 0 speaks of the whole file. */
export type CalendarProblem = { row: number; message: string };
export type ParsedCalendar = { ok: true; calendar: WorkCalendar } | { ok: false; problems: CalendarProblem[] };

type Row = { row: number; day: string; type: string; name: string };
type Rows = { rows: Row[]; problems: CalendarProblem[]; year?: number };

/**
 * Reads a coming year's holidays from a holiday-cn JSON file or a CSV (日期,类型[,名称]; 类型 is 放假 or 上班).
 * A file that leaves out New Year, 1 May or 1 October is refused: half a year's holidays would make wrong dates firm.
 * Lay the result over the present calendar with `mergeCalendars`.
 */
export function parseCalendar(text: string): ParsedCalendar {
  const plain = text.replace(/^\uFEFF/, '');
  const { rows, problems, year } = plain.trimStart().startsWith('{') ? readJson(plain) : readCsv(plain);
  const days = readRows(rows, problems);
  const years = year === undefined ? yearsOf(days) : new Set([year]);
  if (problems.length === 0) problems.push(...wholeProblems(days, years));
  if (problems.length > 0) return { ok: false, problems };
  const of = (type: string) => new Set([...days.values()].filter((found) => found.type === type).map(({ day }) => day));
  const names = new Map([...days.values()].filter(({ name }) => name).map(({ day, name }) => [day, name]));
  return { ok: true, calendar: { years, off: of('放假'), makeUp: of('上班'), names } };
}

function readJson(text: string): Rows {
  const file = parseJson(text);
  if (!isRecord(file) || !Number.isInteger(file.year) || !Array.isArray(file.days)) {
    return { rows: [], problems: [{ row: 0, message: 'JSON 文件里要有 year（年份）和 days（日期列表）。' }] };
  }
  const problems: CalendarProblem[] = [];
  const rows = file.days.flatMap((entry: unknown, at): Row[] => {
    if (!isRecord(entry) || typeof entry.date !== 'string' || typeof entry.isOffDay !== 'boolean') {
      problems.push({ row: at + 1, message: '每一项要有 date（日期）和 isOffDay（true 为放假，false 为上班）。' });
      return [];
    }
    const name = typeof entry.name === 'string' ? entry.name : '';
    return [{ row: at + 1, day: entry.date, type: entry.isOffDay ? '放假' : '上班', name }];
  });
  return { rows, problems, year: Number(file.year) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readCsv(text: string): Rows {
  const lines = parseCsv(text);
  if (!lines) return { rows: [], problems: [{ row: 0, message: '文件不是有效的 CSV，请检查引号是否成对。' }] };
  const head = (lines[0]?.record ?? []).map((cell) => cell.trim());
  const [day, type, name] = ['日期', '类型', '名称'].map((column) => head.indexOf(column));
  if (day === undefined || type === undefined || name === undefined || day < 0 || type < 0) {
    return { rows: [], problems: [{ row: 1, message: '第一行要写列名：日期,类型,名称（名称可以没有）。' }] };
  }
  const cell = (record: string[], at: number) => record[at]?.trim() ?? '';
  const rows = lines.slice(1).map(({ record, info }) => {
    return { row: info.lines, day: cell(record, day), type: cell(record, type), name: cell(record, name) };
  });
  return { rows: rows.filter((row) => row.day || row.type), problems: [] };
}

type Line = { record: string[]; info: { lines: number } };

function parseCsv(text: string): Line[] | null {
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true } as const;
    return parse(text, options) as unknown as Line[];
  } catch {
    return null;
  }
}

function readRows(rows: Row[], problems: CalendarProblem[]): Map<Day, Row> {
  const days = new Map<Day, Row>();
  for (const row of rows) {
    const day = normalDay(row.day);
    const problem = rowProblem(row, readDay(day), days.get(day));
    if (problem) problems.push({ row: row.row, message: problem });
    else days.set(day, { ...row, day });
  }
  return days;
}

/** Spreadsheets write 2027/1/1 and people write 2027年1月1日. */
function normalDay(words: string): Day {
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(words);
  return found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : words;
}

function rowProblem(row: Row, number: DayNumber | null, before: Row | undefined): string | null {
  if (number === null) return `“${row.day}”不是有效的日期，请写成 2027-01-01 这样的格式。`;
  if (row.type !== '放假' && row.type !== '上班') return `类型“${row.type}”看不懂，请写“放假”或“上班”。`;
  if (before) return `${row.day} 写了两次（第 ${before.row} 行已有），请只留一次。`;
  const weekday = weekdayOf(number);
  if (row.type === '上班' && weekday > 0 && weekday < 6) {
    return `${row.day} 是${weekdayWordsOf(number)}，本来就上班，请核对日期。`;
  }
  return null;
}

/** A year's last days may stand alone: they came with the notice of the year after. */
function yearsOf(days: Map<Day, Row>): Set<number> {
  return new Set([...days.keys()].filter((day) => !isYearTail(day)).map(yearOf));
}

function wholeProblems(days: Map<Day, Row>, years: Set<number>): CalendarProblem[] {
  if (years.size === 0) return [{ row: 0, message: '文件里没有放假日期。' }];
  const strayed = [...days.values()].filter(({ day }) => !years.has(yearOf(day)) && !isTailBefore(day, years));
  const missing = [...years].flatMap((year) =>
    ['01-01', '05-01', '10-01'].map((date) => `${year}-${date}`).filter((day) => days.get(day)?.type !== '放假'),
  );
  return [
    ...strayed.map(({ row, day }) => ({ row, message: `${day} 不在 ${[...years].join('、')} 年，请核对年份。` })),
    ...missing.map((day) => ({ row: 0, message: `缺少 ${day} 放假，请导入全年完整的放假安排。` })),
  ];
}

function isTailBefore(day: Day, years: Set<number>): boolean {
  return isYearTail(day) && years.has(yearOf(day) + 1);
}

import { parseMoment, readSheet, SheetProblem, type SheetSource } from '../../../platform/sheets/index.ts';
import type { ImportMap, MapField } from './import-map.ts';

/** One row of a file as its map reads it, before the county's own rules look at it. */
export interface FileRow {
  readonly row: number;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly words: string;
  readonly kind: string | null;
  readonly category: string | null;
  readonly place: string | null;
  readonly unit: string | null;
  readonly spot: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly receivedAt: Date | null;
  readonly dueAt: Date | null;
  readonly closedAt: Date | null;
  readonly isClosed: boolean;
  readonly answer: string | null;
  readonly reporterName: string | null;
  readonly reporterPhone: string | null;
  readonly onTime: boolean | null;
}

export interface RowProblem {
  readonly row: number;
  readonly message: string;
}

type Read = { ok: FileRow } | { problem: RowProblem };

/** Reads a file row by row through its map. A column the map names and the file lacks is told before the first row. */
export async function* readRows(source: SheetSource, fileName: string, map: ImportMap): AsyncGenerator<Read> {
  let headers: string[] | undefined;
  let row = 0;
  for await (const cells of readSheet(source, { fileName, encoding: map.encoding })) {
    row += 1;
    if (!headers) {
      headers = cells.map((cell) => cell.trim());
      refuseMissing(headers, map);
      continue;
    }
    if (cells.length === 0) continue;
    yield readRow(row, cells, headers, map);
  }
  if (!headers) throw new SheetProblem('文件是空的，请检查后再传。');
}

function refuseMissing(headers: string[], map: ImportMap) {
  const wanted = Object.values(map.columns).flatMap((column) => column ?? []);
  if (map.closed) wanted.push(map.closed.column);
  if (map.onTime) wanted.push(map.onTime.column);
  const missing = wanted.filter((name) => !headers.includes(name));
  if (missing.length > 0) throw new SheetProblem(`表头里没有这些列：${missing.join('、')}。请检查文件或对照表。`);
}

function readRow(row: number, cells: string[], headers: string[], map: ImportMap): Read {
  const at = (name: string) => (cells[headers.indexOf(name)] ?? '').trim();
  const text = (field: MapField): string | null => {
    const column = map.columns[field];
    if (column === undefined) return null;
    const joined = (Array.isArray(column) ? column : [column]).map(at).filter(Boolean).join('\n');
    return joined === '' ? null : joined;
  };
  try {
    const words = text('words');
    if (!words) throw new SheetProblem('没有内容。');
    if (words.length > 20_000) throw new SheetProblem('内容超过 20000 个字。');
    const closedAt = moment(text('closedAt'), map);
    const isClosed = map.closed ? map.closed.values.includes(at(map.closed.column)) : closedAt !== null;
    const receivedAt = moment(text('receivedAt'), map);
    if (!receivedAt && map.withoutReceivedAt === 'refuse') throw new SheetProblem('没有来件时间。');
    if (receivedAt && closedAt && closedAt < receivedAt) throw new SheetProblem('办结时间早于来件时间。');
    const flag = map.onTime ? at(map.onTime.column) : '';
    return {
      ok: {
        row,
        externalId: text('externalId'),
        title: text('title'),
        words,
        kind: text('kind'),
        category: text('category'),
        place: text('place'),
        unit: text('unit'),
        spot: text('spot'),
        lon: number(text('lon'), 180),
        lat: number(text('lat'), 90),
        receivedAt,
        dueAt: moment(text('dueAt'), map),
        closedAt,
        isClosed,
        answer: text('answer'),
        reporterName: text('reporterName'),
        reporterPhone: text('reporterPhone'),
        onTime: map.onTime?.yes.includes(flag) ? true : map.onTime?.no.includes(flag) ? false : null,
      },
    };
  } catch (problem) {
    if (problem instanceof SheetProblem) return { problem: { row, message: `第 ${row} 行：${problem.message}` } };
    throw problem;
  }
}

function moment(text: string | null, map: ImportMap): Date | null {
  if (text === null) return null;
  const read = parseMoment(text, map.dates, map.zone);
  if (read instanceof SheetProblem) throw read;
  return read;
}

function number(text: string | null, most: number): number | null {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) && Math.abs(value) <= most ? value : null;
}

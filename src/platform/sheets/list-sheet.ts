import { Readable } from 'node:stream';
import type { SheetCell } from './safe-cell.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

interface ListColumn<Row> {
  readonly header: string;
  /** In characters, for XLSX. */
  readonly width: number;
  value(row: Row): SheetCell;
}

/** A list that people may take away: its name on the sheet and in the file, and its columns. */
export interface ListSheet<Row> {
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
}

const csv = 'text/csv';
const formats = {
  csv: { label: 'CSV（UTF-8）', extension: 'csv', type: `${csv}; charset=utf-8` },
  'csv-gb18030': { label: 'CSV（GB18030，老软件用）', extension: 'csv', type: `${csv}; charset=gb18030` },
  xlsx: {
    label: 'Excel（.xlsx）',
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const;
export type ListFormat = keyof typeof formats;
export const listFormats: Readonly<Record<ListFormat, { label: string; extension: string; type: string }>> = formats;
export const listFormatNames = Object.keys(formats) as [ListFormat, ...ListFormat[]];

/** Any list as a file of the chosen format, piece by piece in constant memory; what could run as a formula is kept from running. */
export function writeList<Row>(format: ListFormat, list: ListSheet<Row>, rows: AsyncIterable<Row>): Readable {
  const cells = cellsOf(list, rows);
  if (format === 'xlsx') {
    const columns = list.columns.map(({ header, width }) => ({ header, width }));
    return writeXlsx(cells, { sheetName: list.name, columns });
  }
  const withHeader = headed(list, cells);
  return Readable.from(writeCsv(withHeader, { encoding: format === 'csv' ? 'utf-8-bom' : 'gb18030' }));
}

/** The same as an answer to a browser; `day` stands in the file's name. */
export function listDownload<Row>(format: ListFormat, list: ListSheet<Row>, rows: AsyncIterable<Row>, day: string) {
  return {
    ...fileOf(format, list.name, day),
    body: Readable.toWeb(writeList(format, list, rows)) as ReadableStream<Uint8Array>,
  };
}

export function fileOf(format: ListFormat, name: string, day: string): { name: string; type: string } {
  const { extension, type } = formats[format];
  return { name: `${name}-${day}.${extension}`, type };
}

async function* cellsOf<Row>({ columns }: ListSheet<Row>, rows: AsyncIterable<Row>): AsyncGenerator<SheetCell[]> {
  for await (const row of rows) yield columns.map((column) => column.value(row));
}

async function* headed<Row>(list: ListSheet<Row>, cells: AsyncIterable<SheetCell[]>): AsyncGenerator<SheetCell[]> {
  yield list.columns.map(({ header }) => header);
  yield* cells;
}

const moments = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A moment as sheets sort it: `2026-11-23 09:05`, Shanghai time; a deadline that stands for "none" stays empty. */
export function momentCell(moment: Date | null): string {
  return moment === null || moment.getUTCFullYear() >= 9999 ? '' : moments.format(moment);
}

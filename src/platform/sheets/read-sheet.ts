import { defaultLimits, type SheetLimits, tooManyRows } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { SheetProblem } from './sheet-problem.ts';
import { contentOf, type SheetSource } from './sheet-source.ts';
import { type SniffChoices, sniffSheet } from './sniff-sheet.ts';
import { decodeText } from './text-encoding.ts';

/**
 * The rows of an uploaded CSV (UTF-8 or GB18030, gzip or not) or XLSX (first visible sheet) as people see them, in constant memory.
 * An empty row comes as `[]`, so that the n-th array is row n of the sheet; empty rows at the end are left out.
 * Throws `SheetProblem`.
 */
export async function* readSheet(source: SheetSource, choices: SniffChoices = {}): AsyncGenerator<string[]> {
  const limits = { ...defaultLimits, ...choices.limits };
  const sniffed = await sniffSheet(source, choices);
  const rows =
    sniffed.kind === 'xlsx'
      ? readXlsx(source, { fileName: choices.fileName ?? '', limits })
      : readCsv(decodeText(contentOf(source, sniffed.gzip, limits), sniffed.encoding), limits);
  let row = 0;
  let empty = 0;
  for await (const cells of rows) {
    if (cells.every((cell) => cell === '')) {
      empty += 1;
      continue;
    }
    row += empty + 1;
    refuseExcess(cells, row, limits);
    for (; empty > 0; empty -= 1) yield [];
    yield cells;
  }
}

function refuseExcess(cells: string[], row: number, limits: SheetLimits): void {
  if (row > limits.rows) throw tooManyRows(row, limits);
  if (cells.length > limits.columns) {
    throw new SheetProblem(`有 ${cells.length} 列，最多 ${limits.columns} 列，请删去多余的列。`, row);
  }
  const long = cells.findIndex((cell) => cell.length > limits.cellLength);
  if (long >= 0) throw new SheetProblem(`第 ${long + 1} 列超过 ${limits.cellLength} 个字，请缩短后再上传。`, row);
}

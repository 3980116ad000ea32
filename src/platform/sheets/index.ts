export {
  fileOf,
  type ListFormat,
  type ListSheet,
  listDownload,
  listFormatNames,
  listFormats,
  momentCell,
  writeList,
} from './list-sheet.ts';
export { parseMoment } from './parse-moment.ts';
export { readSheet } from './read-sheet.ts';
export type { SheetCell } from './safe-cell.ts';
export { SheetProblem } from './sheet-problem.ts';
export type { SheetSource } from './sheet-source.ts';
export { type SniffChoices, sniffSheet } from './sniff-sheet.ts';
export { writeCsv } from './write-csv.ts';
export { writeXlsx } from './write-xlsx.ts';

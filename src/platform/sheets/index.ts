export { defaultLimits, type SheetLimits } from './limits.ts';
export { commonMoments, parseMoment } from './parse-moment.ts';
export { readSheet } from './read-sheet.ts';
export type { SheetCell, SheetRows } from './safe-cell.ts';
export { SheetProblem } from './sheet-problem.ts';
export type { SheetSource } from './sheet-source.ts';
export { type SheetKind, type SniffChoices, sniffSheet } from './sniff-sheet.ts';
export { type CsvEncoding, writeCsv } from './write-csv.ts';
export { writeXlsx, type XlsxColumn } from './write-xlsx.ts';

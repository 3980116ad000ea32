import { SheetProblem } from './sheet-problem.ts';

/** How large a sheet may be; bytes are counted after unpacking, characters are UTF-16 units. */
export type SheetLimits = {
  rows: number;
  columns: number;
  cellLength: number;
  expandedBytes: number;
  entries: number;
  sharedTextLength: number;
};

/** 32,767 is the most a cell can hold in any spreadsheet program; the shared text of XLSX must be held in memory at once. */
export const defaultLimits: SheetLimits = {
  rows: 1_000_000,
  columns: 500,
  cellLength: 32_767,
  expandedBytes: 200 * 1024 * 1024,
  entries: 2_000,
  sharedTextLength: 32_000_000,
};

export function tooManyRows(row: number, limits: SheetLimits): SheetProblem {
  return new SheetProblem(`一次最多导入 ${limits.rows} 行，请拆成几份再上传。`, row);
}

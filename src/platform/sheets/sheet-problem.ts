/** What is wrong with an uploaded sheet, in a Chinese sentence that says how to mend it; `row` counts from 1 as spreadsheets do. */
export class SheetProblem extends Error {
  override readonly name = 'SheetProblem';
  readonly row: number | undefined;
  constructor(message: string, row?: number) {
    super(row === undefined ? message : `第 ${row} 行：${message}`);
    this.row = row;
  }
}

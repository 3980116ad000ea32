import { numberText } from './cell-text.ts';
import { type SheetLimits, tooManyRows } from './limits.ts';
import { SheetProblem } from './sheet-problem.ts';
import type { SheetSource } from './sheet-source.ts';
import { openPackage } from './xlsx-package.ts';
import { textCollector } from './xlsx-text.ts';
import { openWorkbook, type Workbook } from './xlsx-workbook.ts';
import { type Attributes, parseXml, type XmlListener } from './xml-part.ts';

/** The rows of the first visible sheet; formulas give the value last computed, merged cells keep theirs in the first cell. */
export async function* readXlsx(
  source: SheetSource,
  { fileName, limits }: { fileName: string; limits: SheetLimits },
): AsyncGenerator<string[]> {
  const parts = await openPackage(source, limits);
  try {
    const workbook = await openWorkbook(parts, fileName, limits);
    const { listener, take } = rowCollector(workbook, limits);
    let last = 0;
    for await (const _ of parseXml(parts.read(workbook.sheetPath), listener)) {
      for (const { row, cells } of take()) {
        if (!(row > last)) throw new SheetProblem('表格文件已损坏：行号错乱。请重新保存后再上传。', row);
        if (row > limits.rows) throw tooManyRows(row, limits);
        for (last += 1; last < row; last += 1) yield [];
        yield cells;
      }
    }
  } finally {
    parts.close();
  }
}

type Row = { row: number; cells: string[] };

function rowCollector(workbook: Workbook, limits: SheetLimits): { listener: XmlListener; take(): Row[] } {
  const inline = textCollector();
  let rows: Row[] = [];
  let row = 0;
  let cells: string[] = [];
  let column = 0;
  let cell: Attributes = {};
  let value = '';
  let inValue = false;
  const keep = () => {
    const text = cellText(cell, { value, inline: inline.take() }, workbook);
    if (text === '') return;
    if (column >= limits.columns) throw new SheetProblem(`超过 ${limits.columns} 列，请删去多余的列。`, row);
    if (text.length > limits.cellLength)
      throw new SheetProblem(`第 ${column + 1} 列超过 ${limits.cellLength} 个字，请缩短后再上传。`, row);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const open = (name: string, attributes: Attributes) => {
    if (name === 'row') {
      row = attributes.r ? Number(attributes.r) : row + 1;
      cells = [];
      column = -1;
    } else if (name === 'c') {
      column = attributes.r ? columnOf(attributes.r) : column + 1;
      cell = attributes;
      value = '';
    } else if (name === 'v') inValue = true;
    else inline.open(name, attributes);
  };
  const close = (name: string) => {
    if (name === 'row') {
      if (cells.length > 0) rows.push({ row, cells });
    } else if (name === 'c') keep();
    else if (name === 'v') inValue = false;
    else inline.close(name);
  };
  const text = (heard: string) => {
    if (inValue) value += heard;
    else inline.text(heard);
  };
  const take = () => {
    const taken = rows;
    rows = [];
    return taken;
  };
  return { listener: { open, close, text }, take };
}

function cellText(cell: Attributes, found: { value: string; inline: string }, workbook: Workbook): string {
  const { value, inline } = found;
  switch (cell.t) {
    case 's':
      return workbook.shared[Number(value)] ?? '';
    case 'inlineStr':
      return inline;
    case 'str':
    case 'e':
      return value;
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace('T', ' ').replace(/(\.\d+)?Z?$/, '');
    default:
      return numberText(value, workbook.looks[Number(cell.s ?? 0)] ?? 'plain', workbook.starts1904);
  }
}

/** `AB12` is column 27, counting from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

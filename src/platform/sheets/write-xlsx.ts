import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { exactNumber, plainText, type SheetCell, type SheetRows, safeText } from './safe-cell.ts';
import { SheetProblem } from './sheet-problem.ts';

export type XlsxColumn = { header: string; width: number };

const pieceLength = 32 * 1024;
const maxRows = 1_048_576;
const style = { header: 1, quoted: 2 } as const;
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Rows as an XLSX file of one sheet, streamed in constant memory; widths are in characters, the header stays in view.
 * Every text is a text cell, and one that could run as a formula is marked as quoted, so that it stays text when edited.
 */
export function writeXlsx(
  rows: SheetRows,
  { sheetName, columns }: { sheetName: string; columns: XlsxColumn[] },
): Readable {
  const zip = new ZipFile();
  const sheet = Readable.from(sheetXml(rows, columns), { objectMode: false });
  const out = new PassThrough();
  const fail = (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error)));
  sheet.on('error', fail);
  zip.on('error', fail);
  out.on('close', () => sheet.destroy());
  for (const [name, content] of Object.entries(fixedParts(sheetName))) zip.addBuffer(Buffer.from(xml + content), name);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  zip.outputStream.pipe(out);
  return out;
}

async function* sheetXml(rows: SheetRows, columns: XlsxColumn[]): AsyncGenerator<Buffer> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  let text = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"`;
  text += ` activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  text += `${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`;
  const headers = columns.map(({ header }, at) => textCell(header, `${letters(at)}1`, style.header));
  text += `<row r="1">${headers.join('')}</row>`;
  let number = 1;
  for await (const row of rows) {
    number += 1;
    if (number > maxRows) throw new SheetProblem('一张表最多 1,048,576 行，请缩小范围或改用 CSV 导出。');
    text += `<row r="${number}">${row.map((value, at) => cellXml(value, `${letters(at)}${number}`)).join('')}</row>`;
    if (text.length < pieceLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

function cellXml(value: SheetCell, reference: string): string {
  const number = exactNumber(value);
  if (number !== undefined) return `<c r="${reference}"><v>${number}</v></c>`;
  const text = plainText(value);
  return text === '' ? '' : textCell(text, reference);
}

function textCell(value: string, reference: string, look?: number): string {
  const { text, looksActive } = safeText(value);
  const chosen = look ?? (looksActive ? style.quoted : 0);
  return `<c r="${reference}" s="${chosen}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\r\n/g, '\n')
    .replace(/\r/g, '_x000D_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const knownLetters: string[] = [];

function letters(column: number): string {
  const known = knownLetters[column];
  if (known) return known;
  const made = (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
  knownLetters[column] = made;
  return made;
}

/** A sheet's name has at most 31 characters and none of `[]:*?/\`. */
function sheetTitle(name: string): string {
  const clean = safeText(name)
    .text.replace(/[[\]:*?/\\\s]/g, ' ')
    .replace(/^[' ]+/, '')
    .slice(0, 31)
    .toWellFormed();
  return clean.replace(/[' ]+$/, '') || 'Sheet1';
}

function fixedParts(sheetName: string): Record<string, string> {
  const title = escaped(sheetTitle(sheetName)).replaceAll('"', '&quot;');
  const part = (path: string, kind: string) => `<Override PartName="/${path}" ContentType="${types}.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (inner: string) => `<Relationships xmlns="${packaging}/relationships">${inner}</Relationships>`;
  const format = (extra: string) => `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" ${extra}/>`;
  return {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/styles.xml', 'styles')}${part('xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'styles', 'styles.xml'),
    ),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${format('')}${format('applyFont="1"').replace('fontId="0"', 'fontId="1"')}${format('quotePrefix="1"')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}

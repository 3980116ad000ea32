import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { SheetProblem } from './index.ts';
import { rowsOf } from './rows-of.test-support.ts';
import { zipOf } from './zip-of.test-support.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A minimal package around one sheet's XML, to say exactly what other programs might write. */
function packageOf(sheet: string, others: Record<string, string> = {}) {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = '<Types><Default Extension="xml" ContentType="application/xml"/></Types>';
  return zipOf({
    '[Content_Types].xml': types,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...others,
  });
}

const sheetOf = (rows: string) => `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`;

async function bookOf(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('cells read as people see them', async () => {
  const bytes = await bookOf((book) => {
    const sheet = book.addWorksheet('登记表');
    sheet.addRow(['姓名', '数', '时间', '公式', '错误', '格式', '编号', '真假', '用时']);
    sheet.addRow(['王奶奶', 0.1 + 0.2, new Date(Date.UTC(2019, 2, 1, 8, 30, 59))]);
    sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日" h:mm';
    sheet.getCell('D2').value = { formula: 'B2*10', result: 3 };
    sheet.getCell('E2').value = { error: '#N/A' };
    sheet.getCell('F2').value = { richText: [{ text: '红' }, { text: '字', font: { bold: true } }] };
    sheet.getCell('G2').value = 421;
    sheet.getCell('G2').numFmt = '000000';
    sheet.getCell('H2').value = true;
    sheet.getCell('I2').value = 1.5;
    sheet.getCell('I2').numFmt = '[h]:mm:ss';
    sheet.getCell('A4').value = '隔一行';
    sheet.getCell('A9').font = { bold: true };
  });
  expect((await rowsOf(bytes)).slice(1)).toEqual([
    ['王奶奶', '0.3', '2019-03-01 08:30:59', '3', '#N/A', '红字', '000421', 'TRUE', '36:00:00'],
    [],
    ['隔一行'],
  ]);
});

test('the first sheet that is not hidden is read', async () => {
  const bytes = await bookOf((book) => {
    book.addWorksheet('藏着', { state: 'hidden' }).addRow(['不看']);
    book.addWorksheet('看这张').addRow(['看']);
  });
  expect(await rowsOf(bytes)).toEqual([['看']]);
});

test('a workbook that counts days from 1904 shows the same dates', async () => {
  const bytes = await bookOf((book) => {
    book.properties.date1904 = true;
    const cell = book.addWorksheet('a').getCell('A1');
    cell.value = 41_000.5;
    cell.numFmt = 'yyyy-mm-dd';
  });
  expect(await rowsOf(bytes)).toEqual([['2016-04-02 12:00:00']]);
});

test('dates of the 1900 system, also around the day that never was', async () => {
  const styles = `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
  const cells = [1, 59, 60, 61, 43525.999999, 0.5].map((serial) => `<c s="1"><v>${serial}</v></c>`).join('');
  const bytes = packageOf(sheetOf(`<row>${cells}</row>`), { 'xl/styles.xml': styles });
  expect((await rowsOf(bytes))[0]).toEqual([
    '1900-01-01 00:00:00',
    '1900-02-28 00:00:00',
    '1900-02-29 00:00:00',
    '1900-03-01 00:00:00',
    '2019-03-02 00:00:00',
    '12:00:00',
  ]);
});

test('shared text with runs, guides and escapes; prefixes and missing references are understood', async () => {
  const shared = `<x:sst xmlns:x="m"><x:si><x:r><x:t>张</x:t></x:r><x:r><x:t xml:space="preserve"> 三</x:t></x:r><x:rPh><x:t>zhang</x:t></x:rPh></x:si><x:si><x:t>a_x000D_b_x005F_x0041_</x:t></x:si></x:sst>`;
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>&lt;b&gt;</x:t></x:is></x:c><x:c t="d"><x:v>2019-03-01T08:30:00</x:v></x:c><x:c><x:v>1E-7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  expect(await rowsOf(packageOf(sheet, { 'xl/sharedStrings.xml': shared }))).toEqual([
    ['张 三', 'a\rb_x0041_', '<b>', '2019-03-01 08:30:00', '0.0000001'],
  ]);
});

describe('refused with words that help', () => {
  const cell = (reference: string, text: string) =>
    `<row r="1"><c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const ole = (name: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
  const bomb = Buffer.alloc(30 * 1024 * 1024, '<row/>');
  const types = (kind: string) => ({ '[Content_Types].xml': `<Types><Override ContentType="${kind}"/></Types>` });
  const entity = '<!DOCTYPE a [<!ENTITY b "bb">]><worksheet>&b;</worksheet>';
  test.for<[string, Uint8Array, RegExp, string?]>([
    ['an encrypted workbook', ole('EncryptedPackage'), /加了密码/],
    ['an old .xls', ole('Workbook'), /旧版 \.xls/],
    ['an old .xls renamed', ole('Workbook'), /旧格式改了后缀名/, '台账.xlsx'],
    ['a web page renamed', Buffer.from('<!DOCTYPE html><table>'), /网页/, '台账.xlsx'],
    ['a workbook with macros', packageOf(sheetOf(''), { 'xl/vbaProject.bin': 'x' }), /宏/],
    ['a macro type', packageOf(sheetOf(''), types('application/vnd.ms-excel.sheet.macroEnabled.main+xml')), /宏/],
    ['a Word document', zipOf({ 'word/document.xml': '<a/>' }), /Word/],
    ['an OpenDocument sheet', zipOf({ 'content.xml': '<a/>' }), /\.ods/],
    ['any other package', zipOf({ 'a.csv': '1,2' }), /普通压缩包/],
    ['a package cut short', packageOf(sheetOf('<row/>'.repeat(99))).subarray(0, -40), /没有下载完整/],
    ['an encrypted entry', zipOf({ 'xl/workbook.xml': '<a/>' }, { flags: 1 }), /密码/],
    ['two entries of one name', zipOf({ 'a.xml': '1', 'A.xml': '2' }), /损坏/],
    ['too many entries', zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}`, '']))), /2000 个/],
    ['a sheet of nothing but zeros', zipOf({ 'xl/worksheets/sheet1.xml': bomb.fill(0) }), /异常地紧/],
    ['a declared size over the limit', zipOf({ a: 'x' }, { declared: 300 * 1024 * 1024 }), /200 MB/],
    ['a document type with entities', packageOf(entity), /不该有的内容/],
    ['XML that breaks off', packageOf('<worksheet><sheetData><row r="1">'), /损坏/],
    ['a cell too long', packageOf(sheetOf(cell('A1', '长'.repeat(32_768)))), /32767 个字/],
    ['a cell too far to the right', packageOf(sheetOf(cell('SG1', 'x'))), /超过 500 列/],
    ['a row too far down', packageOf(sheetOf(cell('A1', 'x').replace('"1"', '"9000000000000000"'))), /最多导入/],
    ['rows out of order', packageOf(sheetOf(cell('A1', 'x') + cell('A1', 'y'))), /行号错乱/],
    ['text without end', packageOf(sheetOf(`<row><c><v>${'1'.repeat(5_000_000)}`)), /长得异常|异常地紧/],
  ])('%s', async ([, bytes, words, fileName = '']) => {
    const problem = await rowsOf(bytes, { fileName }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(SheetProblem);
    expect((problem as Error).message).toMatch(words);
  });

  test('an entry that unpacks to more than it declares', async () => {
    const lying = zipOf(
      { '[Content_Types].xml': `<Types>${'<Default/>'.repeat(90_000)}</Types>`, 'xl/workbook.xml': '<a/>' },
      { declared: 100 },
    );
    await expect(rowsOf(lying)).rejects.toThrow('损坏');
  });

  test('parts that unpack to more than the limit', async () => {
    const bytes = packageOf(sheetOf(`<row/>`.repeat(100_000)), {});
    await expect(rowsOf(bytes, { limits: { expandedBytes: 100_000 } })).rejects.toThrow('请拆成几份');
  });

  test('one part read twice counts twice', async () => {
    const rows = `<row/>`.repeat(20_000);
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const both = ['worksheet', 'sharedStrings'].map(
      (type, at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="worksheets/sheet1.xml"/>`,
    );
    const relations = `<Relationships>${both.join('')}</Relationships>`;
    const bytes = packageOf(sheetOf(rows), { 'xl/_rels/workbook.xml.rels': relations });
    await expect(rowsOf(bytes, { limits: { expandedBytes: rows.length * 1.5 } })).rejects.toThrow('请拆成几份');
  });

  test('more shared text than may be held', async () => {
    const shared = `<sst>${'<si><t>邻里</t></si>'.repeat(1000)}</sst>`;
    const bytes = packageOf(sheetOf(''), { 'xl/sharedStrings.xml': shared });
    await expect(rowsOf(bytes, { limits: { sharedTextLength: 5000 } })).rejects.toThrow('文字太多');
  });
});

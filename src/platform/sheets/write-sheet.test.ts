import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { type SheetCell, writeCsv, writeXlsx } from './index.ts';
import { collect, rowsOf } from './rows-of.test-support.ts';

const csvOf = async (rows: SheetCell[][], encoding: 'utf-8-bom' | 'utf-8' | 'gb18030' = 'utf-8') =>
  Buffer.concat(await collect(writeCsv(rows, { encoding })));
const columns = [
  { header: '=头', width: 12 },
  { header: '内容', width: 40 },
];
const xlsxOf = (rows: SheetCell[][]) => buffer(writeXlsx(rows, { sheetName: "'登记[1]/表'", columns }));

const active = ['=1+1', '+86 138', '-2', '@a', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1', ' =1', '\u0000=1', '\n=1'];

test.for(active)('%j cannot run from CSV', async (text) => {
  const written = (await csvOf([[text]])).toString();
  expect(written.replace(/^"/, '').startsWith("'")).toBe(true);
});

test.for(active)('%j cannot run from XLSX, also after editing', async (text) => {
  const book = new ExcelJS.Workbook();
  const bytes = await xlsxOf([[text, 'x']]);
  await book.xlsx.load(bytes as never);
  expect(book.worksheets[0]?.getCell('A2').formula).toBeUndefined();
  expect(book.worksheets[0]?.getCell('A2').type).toBe(ExcelJS.ValueType.String);
  const [sheet, styles] = await Promise.all([
    partOf(bytes, 'xl/worksheets/sheet1.xml'),
    partOf(bytes, 'xl/styles.xml'),
  ]);
  expect(sheet).toMatch(/r="A2" s="2" t="inlineStr"/);
  expect(sheet).toMatch(/r="B2" s="0"/);
  expect(styles.match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/<xf [^>]*>/g)?.[2]).toContain('quotePrefix="1"');
});

test('numbers stay numbers, and identity numbers keep every digit', async () => {
  const row = [-3.5, 110101199003070000n, 5n, Number.NaN, null, true];
  expect((await csvOf([row])).toString()).toBe('-3.5,110101199003070000,5,,,是\r\n');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await xlsxOf([row])) as never);
  const cells = ['A2', 'B2', 'C2', 'D2', 'E2', 'F2'].map((at) => book.worksheets[0]?.getCell(at).value);
  expect(cells).toEqual([-3.5, '110101199003070000', 5, null, null, '是']);
});

test('another program reads the name, the widths and the fixed header', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await xlsxOf([['一', '<&>"']])) as never);
  const sheet = book.worksheets[0];
  expect(sheet?.name).toBe('登记 1  表');
  expect(sheet?.getColumn(2).width).toBe(40);
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet?.getCell('A1').value).toBe('=头');
  expect(sheet?.getCell('B2').value).toBe('<&>"');
});

test('GB18030 holds every character', async () => {
  const bytes = await csvOf([['邻𠮷😀ئۇيغۇر']], 'gb18030');
  expect(iconv.decode(bytes, 'gb18030')).toBe('邻𠮷😀ئۇيغۇر\r\n');
});

test('a text too long for a cell is cut between characters, with a mark', async () => {
  const [[text = ''] = []] = await rowsOf(await csvOf([['😀'.repeat(20_000)]]));
  expect(text.length).toBeLessThan(32_768);
  expect(text).toMatch(/😀……（后面太长，已截去）$/);
  expect(text.isWellFormed()).toBe(true);
});

test('what is written is read again, whatever people type', async () => {
  const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `邻${text}`);
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('utf-8-bom', 'utf-8', 'gb18030'), async (typed, encoding) => {
      const clean = typed.map((row) => row.map((text) => text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')));
      fc.pre(!(encoding === 'gb18030' && clean.flat().some((text) => text.includes('\uFFFD'))));
      expect(
        await rowsOf(await csvOf(typed, encoding), { encoding: encoding === 'gb18030' ? encoding : 'utf-8' }),
      ).toEqual(clean);
      const shown = clean.map((row) => row.map((text) => text.replaceAll('\r\n', '\n')));
      expect((await rowsOf(await xlsxOf(typed))).slice(1)).toEqual(shown);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('rows are asked for only as fast as they are taken away', async () => {
  let made = 0;
  const endless = (function* () {
    for (;;) {
      made += 1;
      yield [made, '楼道灯坏了，晚上很黑'.repeat(20)];
    }
  })();
  const stream = writeXlsx(endless, { sheetName: 'a', columns });
  await new Promise((resolve) => stream.once('readable', resolve));
  stream.destroy();
  const stopped = made;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(made - stopped).toBeLessThan(20_000);
});

test('a failure while reading rows fails the file, instead of ending it early', async () => {
  const failing = (async function* () {
    yield ['一'];
    throw new Error('the database went away');
  })();
  await expect(buffer(writeXlsx(failing, { sheetName: 'a', columns }))).rejects.toThrow('went away');
});

async function partOf(bytes: Buffer, name: string): Promise<string> {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === name) return (await buffer(await zip.openReadStreamPromise(entry))).toString();
  }
  throw new Error(`no part ${name}`);
}

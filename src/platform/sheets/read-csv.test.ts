import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { SheetProblem, sniffSheet } from './index.ts';
import { rowsOf } from './rows-of.test-support.ts';

const utf8 = (text: string) => Buffer.from(text);
const bom = '\uFEFF';
const people = [
  ['姓名', '住址'],
  ['王奶奶', '幸福里 3 号楼，2 单元'],
];
const peopleCsv = '姓名,住址\r\n王奶奶,"幸福里 3 号楼，2 单元"\r\n';

describe('the same table is read from', () => {
  test.for<[string, Uint8Array, string]>([
    ['UTF-8', utf8(peopleCsv), 'utf-8'],
    ['UTF-8 with a mark', utf8(bom + peopleCsv), 'utf-8'],
    ['GB18030', iconv.encode(peopleCsv, 'gb18030'), 'gb18030'],
    ['gzip of GB18030', gzipSync(iconv.encode(peopleCsv, 'gb18030')), 'gb18030'],
    ['gzip of UTF-8 with a mark', gzipSync(bom + peopleCsv), 'utf-8'],
    ['tabs', utf8(peopleCsv.replace(/(?<=^\S{2,3}),/gm, '\t')), 'utf-8'],
    ['old line ends', utf8(peopleCsv.replaceAll('\r\n', '\r')), 'utf-8'],
    ['mixed line ends', utf8(peopleCsv.replace('\r\n', '\n')), 'utf-8'],
    ['trailing empty rows', utf8(`${peopleCsv}\r\n,,\r\n\r\n`), 'utf-8'],
  ])('%s', async ([, bytes, encoding]) => {
    expect(await sniffSheet(bytes)).toMatchObject({ kind: 'csv', encoding });
    expect(await rowsOf(bytes)).toEqual(people);
  });

  test('a path on disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sheet-'));
    await writeFile(join(folder, 'a.csv.gz'), gzipSync(peopleCsv));
    expect(await rowsOf(join(folder, 'a.csv.gz'))).toEqual(people);
    await rm(folder, { recursive: true });
  });
});

test('characters cut by a piece’s end are read whole, in both encodings', async () => {
  const text = Array.from({ length: 30_000 }, (_, at) => `${at},邻𠮷里`).join('\n');
  for (const bytes of [utf8(text), iconv.encode(text, 'gb18030')]) {
    const rows = await rowsOf(bytes);
    expect(rows).toHaveLength(30_000);
    expect(new Set(rows.map((cells) => cells[1]))).toEqual(new Set(['邻𠮷里']));
  }
});

test('an empty row in the middle keeps its place, so that row numbers hold', async () => {
  expect(await rowsOf(utf8('a\n\n,,\nb\n'))).toEqual([['a'], [], [], ['b']]);
});

test('quotes, line breaks and separators inside a cell are kept', async () => {
  expect(await rowsOf(utf8('说明\n"他说：""好"",\n走了"\n'))).toEqual([['说明'], ['他说："好",\n走了']]);
});

test('a first line that begins with PK is text, not a package', async () => {
  expect(await rowsOf(utf8('PK,名\n1,2\n'))).toEqual([
    ['PK', '名'],
    ['1', '2'],
  ]);
});

describe('refused with words that help', () => {
  const long = '字'.repeat(32_768);
  const broken = Buffer.concat([
    utf8('编号,内容\n1,路灯坏了很久没有人修\n2,'),
    Buffer.from([0xe8, 0xb7]),
    utf8('灯\n3,好\n'),
  ]);
  const mixed = Buffer.concat([
    utf8('路灯路灯\n路灯'),
    iconv.encode('啊', 'gb18030'),
    utf8(`\n${'路灯'.repeat(20)}\n`),
  ]);
  test.for<[string, Uint8Array, RegExp, number | undefined]>([
    ['an empty file', utf8(''), /空的/, undefined],
    ['a quote left open', utf8('a,b\n1,"2\n3,4\n'), /引号/, 2],
    ['a quote in the middle of a cell', utf8('a,b\n1,2\n3,x"y"\n'), /引号/, 3],
    ['a quote closed too early', utf8('a,b\n1,"2"x\n'), /引号/, 2],
    ['a quote left open in a long file', utf8(`a\n"${'1,2\n'.repeat(1_200_000)}`), /少了一个引号/, 2],
    ['broken UTF-8', broken, /认不出的文字/, 3],
    ['UTF-8 with GB18030 pasted in', mixed, /认不出的文字/, 2],
    ['broken UTF-8 behind a mark', Buffer.concat([utf8(`${bom}a\nb\n`), Buffer.from([0xff])]), /认不出的文字/, 3],
    [
      'broken GB18030',
      Buffer.concat([iconv.encode('名\n路灯\n', 'gb18030'), Buffer.from([0xff, 0x0a])]),
      /认不出的文字/,
      3,
    ],
    ['a cell too long', utf8(`a\n${long}\n`), /32767 个字/, 2],
    ['too many columns', utf8(`a\n${','.repeat(500)}x\n`), /最多 500 列/, 2],
    ['UTF-16', Buffer.from(`${bom}a\tb`, 'utf16le'), /UTF-16/, undefined],
    ['a web page', utf8('  <html><table><tr><td>1</td></tr></table></html>'), /网页/, undefined],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0, 0, 0]), /不是表格/, undefined],
    ['gzip cut short', gzipSync('a,b\n'.repeat(9000)).subarray(0, 60), /不完整/, undefined],
    ['gzip in gzip', gzipSync(gzipSync('a')), /压缩包里还有压缩包/, undefined],
  ])('%s', async ([, bytes, words, row]) => {
    const problem = await rowsOf(bytes).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(SheetProblem);
    expect(problem).toMatchObject({ message: expect.stringMatching(words), row });
  });

  test('asked to be UTF-8 it must be, and the line is named even behind many pieces', async () => {
    const bytes = Buffer.concat([utf8('字\n'.repeat(50_000)), iconv.encode('路灯\n', 'gb18030')]);
    await expect(rowsOf(bytes, { encoding: 'utf-8' })).rejects.toMatchObject({ row: 50_001 });
  });

  test('more rows than allowed, empty rows in between counted', async () => {
    await expect(rowsOf(utf8('a\n\n\nb\n'), { limits: { rows: 3 } })).rejects.toMatchObject({ row: 4 });
  });

  test('a gzip bomb stops at the limit of unpacked bytes', async () => {
    const bomb = gzipSync(Buffer.alloc(3_000_000, 'a,b\n'));
    expect(bomb.length).toBeLessThan(10_000);
    await expect(rowsOf(bomb, { limits: { expandedBytes: 1_048_576 } })).rejects.toThrow('超过 1 MB');
  });
});

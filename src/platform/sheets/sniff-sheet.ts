import { defaultLimits, type SheetLimits } from './limits.ts';
import { SheetProblem } from './sheet-problem.ts';
import { contentOf, headOf, type SheetSource } from './sheet-source.ts';
import { detectEncoding, type TextEncoding } from './text-encoding.ts';

export type SheetKind =
  | { kind: 'xlsx'; gzip: false }
  | { kind: 'csv'; gzip: boolean; encoding: TextEncoding; byteOrderMark: boolean };

export type SniffChoices = { fileName?: string; encoding?: 'auto' | TextEncoding; limits?: Partial<SheetLimits> };

const headBytes = 64 * 1024;
const saveAs = '请在 WPS 或 Excel 里另存为“.xlsx”或“CSV UTF-8”再上传。';

/** Tells what an uploaded sheet is by its bytes, never by its name; what cannot be read is refused with the way to mend it. */
export async function sniffSheet(source: SheetSource, choices: SniffChoices = {}): Promise<SheetKind> {
  const limits = { ...defaultLimits, ...choices.limits };
  const outer = await headOf(contentOf(source, false, limits), headBytes);
  const gzip = startsWith(outer, 0x1f, 0x8b);
  const head = gzip ? await headOf(contentOf(source, true, limits), headBytes) : outer;
  if (isZip(head) && !gzip) return { kind: 'xlsx', gzip: false };
  refuseOthers(head, choices.fileName ?? '');
  const encoding = await encodingOf(source, gzip, { asked: choices.encoding ?? 'auto', limits });
  return { kind: 'csv', gzip, encoding, byteOrderMark: startsWith(head, 0xef, 0xbb, 0xbf) };
}

async function encodingOf(
  source: SheetSource,
  gzip: boolean,
  { asked, limits }: { asked: 'auto' | TextEncoding; limits: SheetLimits },
): Promise<TextEncoding> {
  return asked === 'auto' ? detectEncoding(() => contentOf(source, gzip, limits)) : asked;
}

function startsWith(bytes: Buffer, ...magic: number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function isZip(bytes: Buffer): boolean {
  return startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6);
}

function refuseOthers(head: Buffer, fileName: string): void {
  if (head.length === 0) throw new SheetProblem('文件是空的，请检查后再上传。');
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw oldOffice(head, fileName);
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
    throw new SheetProblem(`这是 UTF-16 编码的文本。${saveAs}`);
  }
  const start = head
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart();
  if (/^<(\?xml|!doctype|!--|html|head|body|meta|style|script|table|div|svg)/i.test(start)) {
    throw new SheetProblem(`这其实是网页或 XML 文件，只是改了后缀名。请打开后${saveAs.slice(1)}`);
  }
  const packed = isZip(head) || startsWith(head, 0x1f, 0x8b) || /^(Rar!|7z\u00BC\u00AF)/.test(start);
  if (packed) throw new SheetProblem('压缩包里还有压缩包。请解压后把里面的表格单独上传。');
  if (head.includes(0) || start.startsWith('%PDF-')) throw new SheetProblem(`这不是表格文件。${saveAs}`);
}

function oldOffice(head: Buffer, fileName: string): SheetProblem {
  if (head.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new SheetProblem('这份表格加了密码。请在 WPS 或 Excel 里取消密码、保存后再上传。');
  }
  if (/\.xls[xm]$/i.test(fileName)) {
    return new SheetProblem(`这份表格加了密码，或是旧格式改了后缀名。请取消密码，${saveAs.slice(1)}`);
  }
  return new SheetProblem(`这是旧版 .xls（或 .et、.doc）格式。${saveAs}`);
}

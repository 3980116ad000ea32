import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { SheetProblem } from './sheet-problem.ts';

export type TextEncoding = 'utf-8' | 'gb18030';

const newline = 0x0a;
const replacement = '\uFFFD';

/**
 * Tells UTF-8 from GB18030: text that is valid UTF-8 is UTF-8, other text GB18030.
 * Text with a UTF-8 mark, or mostly valid UTF-8, is damaged UTF-8 and refused: read as GB18030 it would be nonsense.
 * `open` starts the content from its beginning, and is called up to twice.
 */
export async function detectEncoding(open: () => AsyncIterable<Buffer>): Promise<TextEncoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of open()) strict.decode(piece, { stream: true });
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (!isUndecodable(error)) throw error;
  }
  const { marked, broken, wide, row } = await survey(open());
  if (marked || wide > broken * 9) throw brokenText(row);
  return 'gb18030';
}

/** Decodes strictly, without the byte order mark; a broken character is refused with its line. */
export async function* decodeText(pieces: AsyncIterable<Buffer>, encoding: TextEncoding): AsyncGenerator<string> {
  const decode = encoding === 'utf-8' ? utf8Decoder() : gb18030Decoder();
  let first = true;
  for await (const piece of pieces) {
    const text = decode(piece);
    if (text === '') continue;
    yield first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
  }
  const rest = decode();
  if (rest) yield rest;
}

function brokenText(row: number): SheetProblem {
  return new SheetProblem('有认不出的文字，编码可能已损坏。请在 WPS 或 Excel 里另存为“CSV UTF-8”再上传。', row);
}

function isUndecodable(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

/** Counts what UTF-8 cannot read against what it reads as characters of three bytes or more. */
async function survey(pieces: AsyncIterable<Buffer>) {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  const found = { marked: false, broken: 0, wide: 0, row: 1 };
  let lines = 1;
  let start = true;
  for await (const piece of pieces) {
    const text = lenient.decode(piece, { stream: true });
    if (start && text !== '') found.marked = text.startsWith('\uFEFF');
    start &&= text === '';
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === newline) lines += 1;
      else if (unit === 0xfffd) {
        if (found.broken === 0) found.row = lines;
        found.broken += 1;
      } else if (unit >= 0x800) found.wide += 1;
    }
  }
  if (lenient.decode() !== '') {
    if (found.broken === 0) found.row = lines;
    found.broken += 1;
  }
  return found;
}

function utf8Decoder(): (piece?: Buffer) => string {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let before: Buffer = Buffer.alloc(0);
  let lines = 1;
  return (piece) => {
    try {
      const text = piece ? strict.decode(piece, { stream: true }) : strict.decode();
      lines += countLines(before);
      before = piece ?? before;
      return text;
    } catch (error) {
      if (!isUndecodable(error)) throw error;
      throw brokenText(lines + linesToBroken(Buffer.concat([before, piece ?? Buffer.alloc(0)]), before.length));
    }
  };
}

/** Lines before the first that is not UTF-8; the search starts in the last line of what decoded well. */
function linesToBroken(bytes: Buffer, decoded: number): number {
  let start = bytes.subarray(0, decoded).lastIndexOf(newline) + 1;
  let lines = countLines(bytes.subarray(0, start));
  for (;;) {
    const end = bytes.indexOf(newline, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return lines;
    lines += 1;
    start = end + 1;
  }
}

function gb18030Decoder(): (piece?: Buffer) => string {
  const decoder = iconv.getDecoder('gb18030');
  let lines = 1;
  return (piece) => {
    const text = piece ? decoder.write(piece) : (decoder.end() ?? '');
    const broken = text.indexOf(replacement);
    if (broken >= 0) throw brokenText(lines + countLines(Buffer.from(text.slice(0, broken))));
    lines += piece ? countLines(piece) : 0;
    return text;
  };
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}

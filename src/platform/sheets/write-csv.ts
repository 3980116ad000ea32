import iconv from 'iconv-lite';
import { exactNumber, plainText, type SheetCell, type SheetRows, safeText } from './safe-cell.ts';

export type CsvEncoding = 'utf-8-bom' | 'utf-8' | 'gb18030';

const pieceLength = 32 * 1024;

/** Rows as CSV, piece by piece; `utf-8-bom` is what Excel and WPS open well. Text that could run as a formula gets a leading `'`. */
export async function* writeCsv(rows: SheetRows, { encoding }: { encoding: CsvEncoding }): AsyncGenerator<Buffer> {
  let text = encoding === 'utf-8-bom' ? '\uFEFF' : '';
  for await (const row of rows) {
    text += `${row.map(csvCell).join(',')}\r\n`;
    if (text.length < pieceLength) continue;
    yield encoded(text, encoding);
    text = '';
  }
  if (text !== '') yield encoded(text, encoding);
}

function csvCell(value: SheetCell): string {
  const number = exactNumber(value);
  if (number !== undefined) return String(number);
  const { text, looksActive } = safeText(plainText(value));
  const shown = looksActive ? `'${text}` : text;
  // Semicolons and tabs are separators too in some editions: unquoted, a cell behind one would escape its guard.
  return /[",;\t\r\n]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

function encoded(text: string, encoding: CsvEncoding): Buffer {
  return encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');
}

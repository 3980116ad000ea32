/** A value to write; a number is written as a number, everything else as text. */
export type SheetCell = string | number | bigint | boolean | null | undefined;
export type SheetRows = AsyncIterable<readonly SheetCell[]> | Iterable<readonly SheetCell[]>;

// One less than a cell holds: a guard may come before it.
const maxLength = 32_766;
const mark = '……（后面太长，已截去）';

/**
 * The text of a cell as it may leave the house: no control characters, no broken characters, at most 32,766 units.
 * `looksActive` tells that a spreadsheet program could take it for a formula, also behind leading blanks
 * and in the full-width forms that some of them accept. Source: OWASP, CSV Injection.
 */
export function safeText(value: string): { text: string; looksActive: boolean } {
  const clean = value.toWellFormed().replace(unwanted, '');
  const looksActive = /^(\s*[=+\-@＝＋－＠]|[\t\r])/.test(clean);
  return { text: clean.length > maxLength ? shortened(clean) : clean, looksActive };
}

/** A number that a spreadsheet keeps exactly; longer ones, such as identity numbers, must go as text. */
export function exactNumber(value: SheetCell): number | undefined {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? exactNumber(Number(value)) : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? undefined : value;
}

export function plainText(value: SheetCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

// Control characters but tab and line breaks, and the two that XML cannot hold.
const unwanted = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;

function shortened(text: string): string {
  const kept = text.slice(0, maxLength - mark.length);
  return (kept.isWellFormed() ? kept : kept.slice(0, -1)) + mark;
}

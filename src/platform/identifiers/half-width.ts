/** Writes a code as a machine would: full-width letters and digits made half-width, and no blanks or invisible marks. */
export function halfWidth(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

/** Words in Latin letters that a screen may show: formats, keys of the keyboard, and names people call things by. */
const known = new Set(['CSV', '.csv', 'Excel', '.xlsx', 'JSON', 'WPS', 'UTF-8', 'MB', 'Esc', 'holiday-cn']);

/** What no page may show: leftovers of a program, and English where Chinese should stand. Numbers and check sums are neither. */
export function wrongWords(text: string): string[] {
  const leftovers = text.match(/undefined|NaN|Invalid Date|\[object/g) ?? [];
  const latin = text.match(/[\w.-]*[A-Za-z][\w.-]*/g) ?? [];
  return [
    ...leftovers,
    ...latin.filter((word) => word.length > 1 && !/\d|^[0-9a-f]{8}$/.test(word) && !known.has(word)),
  ];
}

import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let jieba: Jieba | undefined;

/** Cuts Chinese into the words a search index holds; the same cut serves writing and asking. Marks and single letters are left out. */
export function chineseWords(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  const words = new Set<string>();
  for (const word of jieba.cutForSearch(text.normalize('NFKC').toLowerCase().slice(0, 20_000), true)) {
    if (/^[\p{Script=Han}\p{Letter}\p{Number}]+$/u.test(word)) words.add(word.slice(0, 60));
  }
  return [...words];
}

/** A tsvector literal from words, for a column that holds no positions. */
export function vectorText(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' ');
}

/** A tsquery literal in which every word must be there. */
export function allOf(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ');
}

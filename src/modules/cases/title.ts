/** A title when none was given: the first sentence, cut at 30 characters. */
export function titleOf(words: string): string {
  const first =
    words
      .trim()
      .split(/[。！？!?\n]/u)[0]
      ?.trim() ?? '';
  const letters = [...(first || words.trim())];
  return letters.length > 30 ? `${letters.slice(0, 29).join('')}…` : letters.join('');
}

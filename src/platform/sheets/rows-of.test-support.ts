import { readSheet, type SheetSource, type SniffChoices } from './index.ts';

/** All rows of a sheet at once. */
export async function rowsOf(source: SheetSource, choices: SniffChoices = {}): Promise<string[][]> {
  return collect(readSheet(source, choices));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

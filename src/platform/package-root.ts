import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/**
 * The folder of the installed product, where `data/` and `db/` lie, as an absolute path.
 * It is the same from the sources and from a bundle in `dist/`: the nearest folder above whose package is named jinlin.
 */
export function packageRoot(): string {
  found ??= rootAbove(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function rootAbove(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (packageName(join(folder, 'package.json')) === 'jinlin') return folder;
    if (folder === dirname(folder)) throw new Error(`No package named jinlin above ${start}`);
  }
}

function packageName(file: string): unknown {
  if (!existsSync(file)) return undefined;
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof read === 'object' && read !== null && 'name' in read ? read.name : undefined;
}

import { z } from 'zod';

/** Where to go after signing in: a path of this county, or home. Anything that could lead elsewhere is dropped, not followed. */
export const localPath = z.string().max(2000).default('').transform(keepLocal);

function keepLocal(path: string): string {
  if (!/^\/[^/\\]/.test(path) || hasControl(path) || !URL.canParse(path, base)) return '';
  const url = new URL(path, base);
  return url.origin === base ? url.pathname + url.search : '';
}

const base = 'http://here.invalid';

function hasControl(path: string): boolean {
  return /[\p{Cc}\\]/u.test(path);
}

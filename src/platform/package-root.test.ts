import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { packageRoot } from './package-root.ts';

test('the package is found from the sources', () => {
  expect(existsSync(join(packageRoot(), 'data', 'divisions.bin'))).toBe(true);
});

test('the package is found from a bundle, past folders whose package has another name', async () => {
  const root = await mkdtemp(join(tmpdir(), 'package-root-'));
  try {
    await writeFile(join(root, 'package.json'), '{"name":"jinlin"}');
    await mkdir(join(root, 'dist'));
    await writeFile(join(root, 'dist', 'package.json'), '{"name":"bundle","type":"module"}');
    const outfile = join(root, 'dist', 'main.js');
    const entry = join(import.meta.dirname, 'package-root.ts');
    await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node' });
    const bundled: typeof import('./package-root.ts') = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
    expect(bundled.packageRoot()).toBe(root);
  } finally {
    await rm(root, { recursive: true });
  }
});

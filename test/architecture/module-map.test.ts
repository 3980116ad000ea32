import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// The rules are tried on a small tree of its own, where each one can be broken.
const root = join(import.meta.dirname, '../..');
let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'jinlin-map-'));
  for (const name of ['.dependency-cruiser.mjs', 'tools', 'node_modules', 'package.json', 'tsconfig.json']) {
    symlinkSync(join(root, name), join(tree, name));
  }
  write('src/platform/db/database.ts', 'export const db = 1;');
  write('src/ui/table.tsx', 'export const Table = () => <table />;');
  write('src/modules/places/index.ts', "export { place } from './place.ts';");
  write('src/modules/places/place.ts', 'export const place = 1;');
  write(
    'src/modules/cases/case-detail.ts',
    "import { db } from '../../platform/db/database.ts';\nexport const caseDetail = db;\nexport type Detail = number;",
  );
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

test.for([
  [
    'nothing but its declared neighbours’ front door',
    'src/modules/cases/a.ts',
    "import { place } from '../places/index.ts'",
    '',
  ],
  [
    'not a neighbour’s inner file',
    'src/modules/cases/a.ts',
    "import { place } from '../places/place.ts'",
    'front-door-only',
  ],
  [
    'not what it did not declare, types included',
    'src/modules/places/a.ts',
    "import type { Detail } from '../cases/index.ts'",
    'places-uses-only-what-it-declares',
  ],
  [
    'nothing, when it is not on the map',
    'src/modules/secrets/a.ts',
    "import { place } from '../places/index.ts'",
    'every-module-is-on-the-map',
  ],
  [
    'no module from the platform',
    'src/platform/a.ts',
    "import { place } from '../modules/places/index.ts'",
    'platform-knows-no-neighbourhood',
  ],
  [
    'no platform from a part of the interface',
    'src/ui/a.tsx',
    "import { db } from '../platform/db/database.ts'",
    'ui-knows-no-domain-and-no-platform',
  ],
  [
    'no inner file from the composition root',
    'src/app.ts',
    "import { place } from './modules/places/place.ts'",
    'composition-mounts-only-doors-routes-and-jobs',
  ],
  [
    'no development package in the product',
    'src/platform/a.ts',
    "import fc from 'fast-check'",
    'only-shipped-packages',
  ],
] as const)('code may import %s', ([, path, line, rule]) => {
  write('src/modules/cases/index.ts', "export type { Detail } from './case-detail.ts';");
  write(path, `${line};`);
  expect(brokenRules('src', '.dependency-cruiser.mjs')).toEqual(rule ? [rule] : []);
});

test('two files may not need each other, not even for a type', () => {
  write('src/modules/places/a.ts', "import { b } from './b.ts';\nexport const a = b;");
  write('src/modules/places/b.ts', "import type { a } from './a.ts';\nexport const b = 1;\nexport type A = typeof a;");
  expect(brokenRules('src', '.dependency-cruiser.mjs')).toEqual(['no-cycles']);
});

test('a page may know the type of its query, and nothing that leads to the database', () => {
  write(
    'src/modules/cases/pages/case-page.tsx',
    "import type { Detail } from '../case-detail.ts';\nimport { Table } from '../../../ui/table.tsx';\nexport const Page = (d: Detail) => <Table>{d}</Table>;",
  );
  expect(strayPages()).toBe('');
  write(
    'src/modules/cases/pages/bad-page.tsx',
    "import { caseDetail } from '../case-detail.ts';\nexport const Page = () => caseDetail;",
  );
  expect(strayPages()).toContain('bad-page.tsx → src/modules/cases/case-detail.ts → src/platform/db/database.ts');
});

function write(path: string, text: string) {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

/** What `tools/pages-only-render.mjs` says of the small tree. */
function strayPages(): string {
  const { stderr } = spawnSync(process.execPath, [join(root, 'tools/pages-only-render.mjs')], {
    cwd: tree,
    encoding: 'utf8',
  });
  return stderr;
}

function brokenRules(what: string, config: string): string[] {
  const words = [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), what, '--config', config];
  const text = execFileSync(process.execPath, [...words, '--preserve-symlinks', '--output-type', 'json'], {
    cwd: tree,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(text) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(({ rule }) => rule.name))];
}

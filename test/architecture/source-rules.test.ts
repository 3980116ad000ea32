import { expect, test } from 'vitest';
import { activityWords } from '../../src/activity-words.ts';
import { modules } from '../../src/modules.ts';
import { reactions } from '../../src/reactions.ts';
import { sourceFiles } from './source-files.ts';

const every = [...sourceFiles('src'), ...sourceFiles('bench')];
const schemas = [...Object.keys(modules), 'platform'].map((name) => name.replaceAll('-', '_'));
const writes = new RegExp(
  `(insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy|(?:insertInto|updateTable|deleteFrom)\\(['"\`])\\s*(${schemas.join('|')})\\.(\\w+)`,
  'gi',
);

/** Who writes to a schema that is not their own, and why that is in order. */
const mayWrite: Record<string, string> = {
  'src/tasks.ts platform': 'sweeps out old idempotency keys, which belong to no module',
  'src/demo/ground.ts people': 'gives the invented people of the demo homes',
  'src/modules/cases/imports/write-rows.ts activity': 'records thousands of imported rows in one statement',
  'src/modules/cases/imports/undo-import.ts activity': 'records thousands of rows taken back in one statement',
  'bench/bare-server.ts platform': 'the bare limit writes the same rows without any rule',
  'bench/fill.ts cases': 'fills a scratch database in bulk',
  'bench/fill.ts activity': 'fills a scratch database in bulk',
  'bench/cast.ts people': 'makes sessions in a scratch database',
  'bench/bare-server.ts cases': 'the bare limit writes the same rows without any rule',
  'bench/bare-server.ts activity': 'the bare limit writes the same rows without any rule',
};

test('only the module that owns a schema writes to it', () => {
  const found = every.flatMap(({ path, text }) =>
    [...text.matchAll(writes)]
      .map((match) => match[2] ?? '')
      .filter((schema) => !path.startsWith(ownerOf(schema)))
      .map((schema) => `${path} ${schema}`),
  );
  expect([...new Set(found)].filter((one) => !mayWrite[one])).toEqual([]);
});

const ownerOf = (schema: string) =>
  schema === 'platform' ? 'src/platform/' : `src/modules/${schema.replaceAll('_', '-')}/`;

test('the product writes to its log, never to a console', () => {
  expect(holding(/\bconsole\s*\./, (path) => path.startsWith('src/') && !path.startsWith('src/browser/'))).toEqual([]);
});

/** Where a process begins: each reads the environment once and hands it to the configuration. */
const entries = ['src/main.ts', 'src/cli/with-installation.ts', 'src/cli/restore.ts'];

test('settings come from the configuration, and only where a process begins from the environment', () => {
  expect(holding(/\bprocess\s*\.\s*env\b/, (path) => path.startsWith('src/') && !entries.includes(path))).toEqual([]);
});

/** Pages are given `view.now`; only these ask the clock, and why. */
const ownClock: Record<string, string> = {
  'src/modules/cases/case-notices.ts': 'follows activities: only when none is told, now',
  'src/modules/cases/follow-place.ts': 'follows activities in a transaction of its own',
  'src/modules/cases/jobs.ts': 'a job begins here: this is the moment it hands down',
  'src/modules/cases/exports/run-export.ts': 'runs behind the pages, in batches with a moment each',
  'src/modules/cases/imports/run-import.ts': 'runs behind the pages, in batches with a moment each',
  'src/modules/rules/rule-pack.ts': 'how long ago a pack was read into memory',
  'src/modules/rules/work-calendar.ts': 'how long ago a calendar was read into memory',
};

test('a module learns the time from its context, so that one request has one moment', () => {
  const found = holding(/\bDate\s*\.\s*now\s*\(|\bnew\s+Date\s*\(\s*\)|performance\s*\.\s*now/, (path) =>
    path.startsWith('src/modules/'),
  );
  expect(found.filter((path) => !ownClock[path])).toEqual([]);
});

test('chance is taken only in the platform', () => {
  expect(
    holding(/\bMath\s*\.\s*random|\brandomUUID\b|\brandomBytes\b/, (path) => path.startsWith('src/modules/')),
  ).toEqual([]);
});

test('every kind of activity has words on screen', () => {
  const mute = Object.keys(reactions).filter((kind) => !/[\u4e00-\u9fff]/.test(activityWords.kinds[kind] ?? ''));
  expect(mute).toEqual([]);
});

function holding(pattern: RegExp, where: (path: string) => boolean): string[] {
  return every.filter(({ path, text }) => where(path) && pattern.test(text)).map(({ path }) => path);
}

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadRootKey } from './root-key.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jinlin-key-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const given = Buffer.alloc(32, 7).toString('base64');

test('the key is made once, for its owner alone, and found again', () => {
  const dir = join(home, 'new', 'data');
  const made = loadRootKey(dir, {});
  expect(made).toHaveLength(32);
  expect(loadRootKey(dir, {})).toEqual(made);
  expect(readdirSync(dir)).toEqual(['key']);
  expect(statSync(join(dir, 'key')).mode & 0o777).toBe(0o600);
});

test('two folders get two keys', () => {
  expect(loadRootKey(join(home, 'a'), {})).not.toEqual(loadRootKey(join(home, 'b'), {}));
});

test('processes that start together share one key', async () => {
  const module = fileURLToPath(new URL('./root-key.ts', import.meta.url));
  const code = `import(${JSON.stringify(module)}).then(({ loadRootKey }) =>
    require('node:worker_threads').parentPort.postMessage(loadRootKey(${JSON.stringify(home)}, {}).toString('hex')))`;
  const keys = await Promise.all(Array.from({ length: 4 }, () => answerOf(new Worker(code, { eval: true }))));
  expect(new Set(keys).size).toBe(1);
  expect(readdirSync(home)).toEqual(['key']);
});

test('JINLIN_KEY goes before the file and leaves the folder alone', () => {
  expect(loadRootKey(home, { JINLIN_KEY: ` ${given}\n` })).toEqual(Buffer.alloc(32, 7));
  expect(readdirSync(home)).toEqual([]);
});

test('an empty JINLIN_KEY counts as none', () => {
  expect(loadRootKey(home, { JINLIN_KEY: '' })).toEqual(loadRootKey(home, {}));
});

test.for(['short', given.slice(1), `${given}AAAA`, given.replace('=', ''), given.replace('B', '*')])(
  'the JINLIN_KEY %s is refused with the way to make one, and is not repeated in the message',
  (JINLIN_KEY) => {
    const load = () => loadRootKey(home, { JINLIN_KEY });
    expect(load).toThrow('openssl rand -base64 32');
    expect(load).not.toThrow(JINLIN_KEY);
  },
);

test('a damaged key file is refused, not replaced', () => {
  writeFileSync(join(home, 'key'), 'half a k', { mode: 0o600 });
  expect(() => loadRootKey(home, {})).toThrow('from your backup');
  expect(readFileSync(join(home, 'key'), 'utf8')).toBe('half a k');
});

test('a key file that every user can read is refused with the command that mends it', () => {
  loadRootKey(home, {});
  chmodSync(join(home, 'key'), 0o644);
  expect(() => loadRootKey(home, {})).toThrow(`chmod 600 ${join(home, 'key')}`);
});

test('a folder in which no key can be made is named', () => {
  writeFileSync(join(home, 'file'), '');
  expect(() => loadRootKey(join(home, 'file'), {})).toThrow(/file.*right to write/);
});

function answerOf(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

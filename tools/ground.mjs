// What every tool shares. Plain JavaScript for Node 18 and later: it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const at = (...parts) => join(root, ...parts);
export const dist = at('dist');

/** The Node that the packages bring; the machine's own only until they are installed. */
export function ownNode() {
  const brought = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(brought) ? brought : process.execPath;
}

export const nodeMajor = Number(process.versions.node.split('.')[0]);

/** An environment in which `node` and every package's command are the project's own. */
export function ownEnvironment() {
  return { ...process.env, PATH: [at('node_modules', '.bin'), process.env.PATH].join(delimiter) };
}

/** How our programs run. A small young generation and a bound make a server nearly half smaller, at no time that could be measured. */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=4', '--max-old-space-size=512'];

/** For the environment: glibc otherwise keeps the memory of decoded pictures once per thread. */
export const frugal = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' };

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

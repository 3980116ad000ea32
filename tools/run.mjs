// Sets the clone up, then runs a program on the project's own Node: `node tools/run.mjs dist/main.js …`.
// One command instead of two in a row, because a shell goes on using the machine's older `node` after the packages brought ours.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, frugal, nodeFlags, ownEnvironment, ownNode, root } from './ground.mjs';
import { setUp } from './setup.mjs';

const [entry, ...words] = process.argv.slice(2);
const stopWithNpm = at('tools', 'stop-with-npm.mjs');
const underNpm = Boolean(process.env.npm_lifecycle_event);

if (underNpm) await import(pathToFileURL(stopWithNpm).href);
await setUp();
if (!process.exitCode) {
  if (process.execve) becomeProgram();
  else runInChild();
}

/** The same process goes on as the program: what it needs has to be set before a process begins, and nobody has to pass signals on. */
function becomeProgram() {
  const watcher = underNpm ? ['--import', pathToFileURL(stopWithNpm).href] : [];
  const program = [ownNode(), ...nodeFlags, ...watcher, resolve(root, entry), ...words];
  process.execve(ownNode(), program, { ...ownEnvironment(), ...frugal });
}

/** Where a process cannot become another: an older Node, the very first time, and Windows. */
function runInChild() {
  const child = spawn(ownNode(), [...nodeFlags, resolve(root, entry), ...words], {
    env: { ...ownEnvironment(), ...frugal },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

// Sets the clone up, then runs a program on the project's own Node: `node tools/run.mjs dist/main.js …`.
// One command instead of two in a row, because a shell goes on using the machine's older `node` after the packages brought ours.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeMajor, ownEnvironment, ownNode, root } from './ground.mjs';
import { setUp } from './setup.mjs';

const [entry, ...words] = process.argv.slice(2);
const path = resolve(root, entry);

if (process.env.npm_lifecycle_event) stopWithNpm();
await setUp();
if (!process.exitCode) {
  if (nodeMajor >= 24) await runHere();
  else runInChild();
}

async function runHere() {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, path, ...words];
  await import(pathToFileURL(path).href);
}

/** The very first time on a machine with an older Node: later npm finds ours before it. */
function runInChild() {
  const child = spawn(ownNode(), ['--enable-source-maps', path, ...words], { env: ownEnvironment(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** npm hands the signal to stop to a shell, which dies of it and tells nobody: a new parent is how we learn. */
function stopWithNpm() {
  const shell = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watching);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watching.unref();
}

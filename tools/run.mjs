// Runs a built program on the project's own Node: `node tools/run.mjs dist/main.js …`. The very first time a shell
// still remembers the machine's older `node` from before the packages were installed, so that one run goes through a child.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeMajor, ownEnvironment, ownNode, root } from './ground.mjs';

const [entry, ...words] = process.argv.slice(2);
const path = resolve(root, entry);

if (nodeMajor >= 24) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, path, ...words];
  await import(pathToFileURL(path).href);
} else {
  const child = spawn(ownNode(), ['--enable-source-maps', path, ...words], { env: ownEnvironment(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

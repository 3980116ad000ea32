// Builds and restarts the server whenever a source changes.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { build } from './build.mjs';
import { at, ownEnvironment, ownNode, seconds } from './ground.mjs';

let server;
let due;
let building = false;
let again = false;

for (const folder of ['src', 'db'].filter((name) => existsSync(at(name)))) {
  watch(at(folder), { recursive: true }, (_, name) => {
    if (!name || /\.test\.tsx?$|~$/.test(name)) return;
    clearTimeout(due);
    due = setTimeout(rebuild, 100);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop().then(() => process.exit(0)));
start();

async function rebuild() {
  again = building;
  if (building) return;
  building = true;
  const started = Date.now();
  try {
    await build();
    console.log(`Built again (${seconds(started)}).`);
    await stop();
    start();
  } catch {
    console.error('The build failed; the last good server keeps running.');
  }
  building = false;
  if (again) await rebuild();
}

function start() {
  server = spawn(ownNode(), ['--enable-source-maps', at('dist', 'main.js')], {
    stdio: 'inherit',
    env: ownEnvironment(),
  });
}

/** Waits for the server to drain: the next one needs its port and its database folder. */
function stop() {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((gone) => {
    server.once('exit', gone);
    server.kill('SIGTERM');
  });
}

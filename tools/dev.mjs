// Builds and restarts the server whenever a source changes.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { at, ownEnvironment, ownNode, seconds } from './ground.mjs';

let server;
let due;
let building = false;
let again = false;
const watched = new Map();

watchFolders();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop().then(() => process.exit(0)));
start();

/** Folder by folder: Node's own recursive watch loses a file that an editor replaces instead of writing into. */
function watchFolders() {
  for (const start of ['src', 'db'].map((name) => at(name)).filter((path) => existsSync(path))) {
    const inside = readdirSync(start, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const path of [start, ...inside.map((entry) => join(entry.parentPath, entry.name))]) {
      if (watched.has(path)) continue;
      const watcher = watch(path, (_, name) => noticed(name));
      watcher.on('error', () => watcher.close());
      watcher.on('close', () => watched.delete(path));
      watched.set(path, watcher);
    }
  }
}

function noticed(name) {
  if (!name || /\.test\.tsx?$|~$/.test(name)) return;
  clearTimeout(due);
  due = setTimeout(rebuild, 100);
}

async function rebuild() {
  again = building;
  if (building) return;
  building = true;
  watchFolders();
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

// What CI runs beside the tests, in this order, stopping at the first failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { at, ownEnvironment, root, seconds } from './ground.mjs';

const steps = {
  'format and lint': 'biome ci --colors=off .',
  types: 'tsc --noEmit -p .',
  'module map': 'depcruise src bench --config .dependency-cruiser.mjs',
  'pages only render': 'node tools/pages-only-render.mjs',
  'dead code': 'knip',
  'schema is fresh': 'node tools/schema.mjs --check',
  'documents are fresh': 'node tools/docs.mjs --check',
};

const env = { ...ownEnvironment(), ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) };

for (const [name, line] of Object.entries(steps)) {
  const [command, ...words] = line.split(' ');
  if (command === 'node' && !existsSync(at(words[0]))) continue;
  const started = Date.now();
  console.log(`▸ ${name}`);
  const { status, error } = spawnSync(command, words, { cwd: root, env, stdio: 'inherit' });
  if (error) console.error(error.message);
  if (status !== 0) {
    console.error(`✗ ${name} (${seconds(started)})`);
    process.exit(1);
  }
  console.log(`✓ ${name} (${seconds(started)})`);
}

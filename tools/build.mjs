// Builds dist/: the programs, the one browser script, the one style sheet, each asset also compressed.
// Everything is made beside dist/ and moved in at the end, so an interrupted build leaves the last good one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { bundle as bundleStyles } from 'lightningcss';
import { at, dist } from './ground.mjs';

const programs = { main: 'src/main.ts', cli: 'src/cli.ts', bench: 'bench/bench.ts' };
const script = 'src/browser/main.ts';
const styles = 'src/ui/styles/main.css';

/** Offices keep machines for ten years, and residents come through the browsers inside chat apps. */
const scriptTargets = ['chrome87', 'safari14', 'firefox78'];
const styleTargets = { chrome: 87 << 16, safari: 14 << 16, firefox: 78 << 16 };

export async function build() {
  const fresh = `${dist}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'assets'), { recursive: true });
  try {
    const [, js, css] = await Promise.all([buildPrograms(fresh), buildScript(), buildStyles()]);
    const assets = { css: await writeAsset(fresh, 'css', css), script: await writeAsset(fresh, 'js', js) };
    writeFileSync(join(fresh, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function buildPrograms(outdir) {
  const entryPoints = Object.fromEntries(Object.entries(programs).filter(([, source]) => existsSync(at(source))));
  if (Object.keys(entryPoints).length === 0) return;
  await bundle({
    absWorkingDir: at(),
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  });
}

async function buildScript() {
  if (!existsSync(at(script))) return undefined;
  const { outputFiles } = await bundle({
    absWorkingDir: at(),
    entryPoints: [script],
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: scriptTargets,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx/dom',
    logLevel: 'warning',
  });
  return outputFiles[0]?.contents;
}

function buildStyles() {
  if (!existsSync(at(styles))) return undefined;
  const { code, warnings } = bundleStyles({ filename: at(styles), minify: true, targets: styleTargets });
  for (const { message, loc } of warnings) console.warn(`${loc?.filename ?? styles}:${loc?.line ?? ''} ${message}`);
  return code;
}

/** Writes an asset under a name that changes with its content, so that a browser may keep it for ever. */
async function writeAsset(folder, kind, content) {
  if (!content) return null;
  const name = `main-${createHash('sha256').update(content).digest('hex').slice(0, 10)}.${kind}`;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  const path = join(folder, 'assets', name);
  writeFileSync(path, content);
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gz);
  return `/assets/${name}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build();

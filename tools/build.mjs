// Builds dist/: the programs, the browser script with its parts, the one style sheet, each asset also compressed.
// Everything is made beside dist/ and moved in at the end, so an interrupted build leaves the last good one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { bundle as bundleStyles } from 'lightningcss';
import { at, dist } from './ground.mjs';

const programs = {
  main: 'src/main.ts',
  cli: 'src/cli.ts',
  bench: 'bench/bench.ts',
  'bare-server': 'bench/bare-server.ts',
};
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
    const assets = { css: await writeStyles(fresh, css), script: await writeScripts(fresh, js) };
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
  // Parts that few pages need are files of their own, which the main one asks for under the names given here.
  const { outputFiles } = await bundle({
    absWorkingDir: at(),
    entryPoints: [script],
    outdir: at('assets'),
    entryNames: 'main-[hash]',
    chunkNames: '[name]-[hash]',
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: scriptTargets,
    // Safari 14 lacks only corners of it that we do not touch, and esbuild cannot write it down.
    supported: { destructuring: true },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx/dom',
    logLevel: 'warning',
  });
  return outputFiles;
}

function buildStyles() {
  if (!existsSync(at(styles))) return undefined;
  const { code, warnings } = bundleStyles({ filename: at(styles), minify: true, targets: styleTargets });
  for (const { message, loc } of warnings) console.warn(`${loc?.filename ?? styles}:${loc?.line ?? ''} ${message}`);
  return code;
}

async function writeStyles(folder, code) {
  if (!code) return null;
  return writeAsset(folder, `main-${createHash('sha256').update(code).digest('hex').slice(0, 10)}.css`, code);
}

async function writeScripts(folder, files) {
  if (!files) return null;
  const written = await Promise.all(files.map((file) => writeAsset(folder, basename(file.path), file.contents)));
  return written.find((address) => address.startsWith('/assets/main-')) ?? null;
}

/** Writes an asset whose name changes with its content, so that a browser may keep it for ever. */
async function writeAsset(folder, name, content) {
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

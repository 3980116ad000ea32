// Makes a clone ready to run: packages, then the build. Does nothing when both are current, and two at once wait
// for each other. Plain JavaScript for Node 18 and later, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, dist, nodeMajor, ownEnvironment, ownNode, readJson, root, seconds } from './ground.mjs';

const packagesStamp = at('node_modules', '.jinlin-stamp');
const buildStamp = join(dist, '.stamp');
const lock = at('.setup-lock');
const staleAfterMs = 15_000;
let step; // the child process at work

export async function setUp() {
  if (packagesAreCurrent() && buildIsCurrent()) return;
  const release = await takeLock();
  try {
    if (!packagesAreCurrent()) await installPackages();
    if (!buildIsCurrent()) await build();
  } catch (failure) {
    console.error(`\nSet-up stopped: ${failure.message}`);
    process.exitCode = 1;
  } finally {
    release();
  }
}

function packagesAreCurrent() {
  const folder = lstatSync(at('node_modules'), { throwIfNoEntry: false });
  if (!folder) return false;
  if (folder.isSymbolicLink()) return true; // a linked folder belongs to another checkout: never reinstall through it
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false; // npm writes it last
  if (readOr(packagesStamp) === lockHash()) return true;
  if (!installedMatchesLock()) return false;
  writeFileSync(packagesStamp, lockHash()); // someone ran npm by hand, and rightly
  return true;
}

/** Compares npm's own record of what is installed with the lock; packages for other machines may be absent. */
function installedMatchesLock() {
  const wanted = readJson(at('package-lock.json')).packages;
  const installed = readJson(at('node_modules', '.package-lock.json')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version : Boolean(optional || devOptional);
  });
}

async function installPackages() {
  const started = Date.now();
  console.log('Installing packages (once; a few minutes on a slow line)…');
  await npm(process.execPath);
  if (nodeMajor < 24) {
    if (ownNode() === process.execPath) await npm(process.execPath, 'rebuild', 'node', '--foreground-scripts');
    if (ownNode() === process.execPath) {
      throw new Error(
        'the package "node" did not bring Node 24. Allow its install script (npm config set ignore-scripts false) or install Node 24 yourself.',
      );
    }
    await npm(ownNode()); // an old Node makes npm leave out, silently, the compiled parts that ask for a newer one
  }
  writeFileSync(packagesStamp, lockHash());
  console.log(`Packages are in place (${seconds(started)}).`);
}

/**
 * Runs npm on the given Node: the npm that called us, when one did, since it is known to work here. Installs unless told
 * otherwise, and not with `npm ci`: a registry mirror may lack packages for machines unlike this one; `ci` then refuses
 * the lock, while `install` leaves them out. What the lock names still comes in the version and with the hash it names.
 */
function npm(node, ...words) {
  const asked = words.length > 0 ? words : ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const caller = process.env.npm_execpath;
  if (caller && /npm-cli\.c?js$/.test(caller)) return run(node, [caller, ...asked], { ...process.env, PATH: path });
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', asked, { ...process.env, PATH: path });
}

function buildIsCurrent() {
  return readOr(buildStamp) === sourcesHash();
}

async function build() {
  const started = Date.now();
  const hash = sourcesHash();
  await run(ownNode(), [at('tools', 'build.mjs')], ownEnvironment());
  writeFileSync(buildStamp, hash);
  console.log(`Built (${seconds(started)}).`);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
}

/** Sizes and times, not contents: a fraction of the cost, and a false alarm only costs one build. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const start of ['package.json', 'package-lock.json', 'tools/build.mjs', 'bench', 'src']) note(at(start));
  return hash.digest('hex');

  function note(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found || /\.test\.tsx?$/.test(path)) return;
    if (!found.isDirectory()) hash.update(`${path}:${found.size}:${found.mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) note(join(path, name));
  }
}

async function takeLock() {
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (failure) {
      if (failure.code !== 'EEXIST') throw failure;
    }
    if (lockIsStale()) rmSync(lock, { recursive: true, force: true });
    else {
      if (waited === 5) console.log('Another set-up of this folder is running; waiting for it…');
      await new Promise((resume) => setTimeout(resume, 200));
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  const beating = setInterval(() => utimesSync(lock, new Date(), new Date()), 2_000);
  const stop = () => {
    if (step && step.exitCode === null && step.kill()) step.once('exit', leave);
    else leave();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, stop);
  return release;

  function leave() {
    release();
    process.exit(1);
  }

  function release() {
    clearInterval(beating);
    for (const signal of signals) process.off(signal, stop);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Its holder is gone, or (numbers of processes come round again in containers) has not touched it for a while. */
function lockIsStale() {
  const found = statSync(lock, { throwIfNoEntry: false });
  if (!found) return false;
  if (Date.now() - found.mtimeMs > staleAfterMs) return true;
  const holder = Number(readOr(join(lock, 'pid')));
  if (!holder) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (failure) {
    return failure.code === 'ESRCH';
  }
}

function readOr(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function run(command, words, env) {
  return new Promise((resolve, reject) => {
    step = spawn(command, words, {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: command.endsWith('.cmd'),
    });
    step.on('error', reject);
    step.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`"${[command, ...words].join(' ')}" ended with ${code}`)),
    );
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await setUp();

// Makes sure that tests have a Chromium and a font with Chinese glyphs: installs both with apt-get where it may,
// otherwise says what to install. Plain JavaScript for Node 18 and later.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const wellKnown = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium to test with, or undefined. `CHROMIUM_PATH` decides when it is set. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return [process.env.CHROMIUM_PATH].find(isProgram);
  return [...names.flatMap(inPath), ...wellKnown].find(isProgram);
}

const inPath = (name) => ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)].map((folder) => join(folder, name));

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true; // every desktop system ships one
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

function missingPackages() {
  return [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk'])];
}

function installWithApt(packages) {
  if (!inPath('apt-get').some(isProgram)) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) return;
  const apt = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  console.log(`Installing for the tests: ${packages.join(', ')}…`);
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const [command, ...rest] = [...apt, ...words];
    spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (missingPackages().length > 0) installWithApt(missingPackages());
  const missing = missingPackages();
  if (missing.length > 0) {
    console.error(
      `The tests open a browser, and this machine lacks: ${missing.join(', ')}.\n` +
        'On Debian or Ubuntu: apt-get install chromium fonts-noto-cjk. Elsewhere install Chromium or Chrome and a Chinese\n' +
        'font; set CHROMIUM_PATH when the browser is in an unusual place.',
    );
    process.exit(1);
  }
}

// Takes the pictures of the README from the demo into docs/pictures/. JINLIN_URL names a running demo; without it one is
// started in a scratch folder, which takes a few minutes the first time. Needs a Chromium and a Chinese font.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { findChromium } from './browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'docs/pictures');
const county = '350605';
const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };

const demo = process.env.JINLIN_URL ? { url: process.env.JINLIN_URL, stop() {} } : await startDemo();
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const browser = await chromium.launch({ executablePath: findChromium(), args });
try {
  mkdirSync(folder, { recursive: true });
  const base = `${demo.url}/${county}`;
  const resident = await signIn(base, '居民', phone);
  await setType(resident, base, '标准版');
  await keep(resident, base, 'home');
  await keep(resident, `${base}/report`, 'report');
  await keep(resident, await lastPictured(resident, base), 'matter');
  await setType(resident, base, '大字版');
  await keep(resident, base, 'home-large');
  await setType(resident, base, '标准版');
  const clerk = await signIn(base, '社区工作者', desktop);
  await keep(clerk, `${base}/desk`, 'desk');
  await clerk.goto(`${base}/desk?lane=handling`);
  await keep(
    clerk,
    await clerk
      .locator('.queue-items a')
      .first()
      .evaluate((one) => one.href),
    'case',
  );
  const anyone = await tab(desktop);
  await keep(anyone, `${base}/board`, 'board');
} finally {
  await browser.close();
  demo.stop();
}

/** Opens a tab that renders sharp enough for a README and not larger. */
async function tab(viewport) {
  const scale = viewport.width < 500 ? 2 : 1;
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, locale: 'zh-CN' });
  return context.newPage();
}

async function keep(page, address, name) {
  await page.goto(address, { waitUntil: 'networkidle' }).catch(() => page.goto(address));
  await page.waitForTimeout(300);
  const shot = await page.screenshot();
  const file = join(folder, `${name}.png`);
  const { size } = await sharp(shot).png({ palette: true, quality: 80, effort: 10 }).toFile(file);
  console.log(`${name}.png ${Math.round(size / 1024)} KB`);
}

/** The size of the letters is kept with the person: the demo is left as it was found. */
async function setType(page, base, name) {
  await page.goto(base);
  const button = page.getByRole('button', { name });
  if ((await button.count()) > 0) await button.click();
}

/** The newest matter of the resident that has a photo. */
async function lastPictured(page, base) {
  await page.goto(`${base}/my/cases`);
  return page
    .locator('main a[href*="/cases/"]:has(img)')
    .first()
    .evaluate((one) => one.href);
}

/** By the demo's own list of people; a resident's code stands in the demo's letter box. */
async function signIn(base, label, viewport) {
  const page = await tab(viewport);
  await page.goto(`${base}/sign-in`);
  await page
    .getByRole('link', { name: new RegExp(`^${label}`) })
    .first()
    .click();
  if (page.url().includes('/staff')) {
    await page.getByRole('button', { name: '登录', exact: true }).click();
  } else {
    await page.getByRole('button', { name: '发验证码' }).click();
    await page.getByLabel('验证码').waitFor();
    const letters = await page.context().newPage();
    await letters.goto(`${base}/demo/outbox`);
    const code = /\d{6}/.exec((await letters.getByRole('main').textContent()) ?? '')?.[0] ?? '';
    await letters.close();
    await page.getByLabel('验证码').fill(code);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
  return page;
}

async function startDemo() {
  const scratch = mkdtempSync(join(tmpdir(), 'jinlin-pictures-'));
  const port = 3990;
  const env = { ...process.env, PORT: String(port), DATA_DIR: scratch, DATABASE_FAST: 'unsafe' };
  const server = spawn(process.execPath, [join(root, 'dist/main.js')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = () => {
    server.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
    server.kill('SIGTERM');
  };
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return { url: `http://localhost:${port}`, stop };
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  stop();
  throw new Error('the demo did not get ready in ten minutes');
}

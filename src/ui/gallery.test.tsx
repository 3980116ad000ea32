import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import { type Browser, chromium, type Page as Tab } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../tools/browser.mjs';
import { GalleryPage } from './gallery.tsx';
import { BoardSample } from './gallery-board.tsx';
import { AdminSample, DeskSample } from './gallery-desks.tsx';
import { HomeSample, MatterSample, PaperSample, SignInSample } from './gallery-pages.tsx';
import { serveGallery } from './gallery-server.ts';
import { PlainShell } from './plain-shell.tsx';

/** Where to leave pictures of every page, for looking at; none are taken without it. */
const album = process.env.JINLIN_PICTURES;
const assets = { css: '/main.css', scripts: ['/main.js'] };
const elderOf = (url: URL) => url.searchParams.has('elder');
const pages = {
  parts: (url: URL) => String(<GalleryPage assets={assets} elder={elderOf(url)} />),
  home: (url: URL) => String(<HomeSample assets={assets} elder={elderOf(url)} />),
  matter: (url: URL) => String(<MatterSample assets={assets} elder={elderOf(url)} />),
  desk: (url: URL) => String(<DeskSample assets={assets} elder={elderOf(url)} opened />),
  'desk-list': (url: URL) => String(<DeskSample assets={assets} elder={elderOf(url)} opened={false} />),
  'desk-admin': (url: URL) => String(<AdminSample assets={assets} elder={elderOf(url)} />),
  board: (url: URL) => String(<BoardSample assets={assets} elder={elderOf(url)} />),
  'sign-in': (url: URL) => String(<SignInSample assets={assets} elder={elderOf(url)} />),
  live: livePage,
  paper: () => String(<PaperSample assets={assets} />),
};
const names = (Object.keys(pages) as (keyof typeof pages)[]).filter((name) => name !== 'live');

let browser: Browser;
let asked = 0;

function livePage() {
  asked += 1;
  return String(
    <PlainShell assets={assets} title="看板" heading="看板" live="/stream">
      <p data-live-part="count">第 {asked} 次</p>
    </PlainShell>,
  );
}

let gallery: Awaited<ReturnType<typeof serveGallery>>;

beforeAll(async () => {
  gallery = await serveGallery(pages);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args });
});

afterAll(async () => {
  await browser.close();
  gallery.close();
});

async function open(path: string, width: number, colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme, locale: 'zh-CN' });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  await tab.goto(`${gallery.origin}/${path}`);
  return { tab, complaints };
}

/** One tab for each scheme, taken from page to page: a new one for every look costs more than the look. */
const tabs: Partial<Record<'light' | 'dark', ReturnType<typeof open>>> = {};
async function look(path: string, width: number, scheme: 'light' | 'dark') {
  tabs[scheme] ??= open(path, width, scheme);
  const { tab, complaints } = await tabs[scheme];
  complaints.length = 0;
  await tab.setViewportSize({ width, height: 844 });
  await tab.goto(`${gallery.origin}/${path}`);
  return { tab, complaints };
}

describe('every part and page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'doctype-style': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'long-title': 'off',
    },
  });

  test.for(names)('%s is valid HTML', async (name) => {
    const report = await validator.validateString(pages[name](new URL('http://gallery/')));
    expect(
      report.results.flatMap((result) => result.messages.map((each) => `${each.ruleId}: ${each.message}`)),
    ).toEqual([]);
  });

  const looks = names.flatMap((name) => [
    [name, name, name, 390, 'light'] as const,
    [`${name} on a wide screen`, name, name, 1440, 'light'] as const,
    [`${name} in large type`, name, `${name}?elder`, 390, 'light'] as const,
    ...(name.startsWith('desk') ? [[`${name} in the dark`, name, name, 1440, 'dark'] as const] : []),
  ]);

  test.for(looks)('%s can be used by everyone and fits its screen', async ([title, name, path, width, scheme]) => {
    const { tab, complaints } = await look(path, width, scheme);
    // Width changes neither words nor colours: looking once in each scheme is enough.
    if (title === name || scheme === 'dark') expect(await seriousFindings(tab)).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    if (album) {
      mkdirSync(album, { recursive: true });
      await tab.screenshot({ path: `${album}/${title.replaceAll(' ', '-')}-${width}.png`, fullPage: true });
    }
  });

  test('what is touched is large enough, and larger in large type', async () => {
    for (const [path, least] of [
      ['home', 44],
      ['home?elder', 60],
      ['matter?elder', 60],
    ] as const) {
      const { tab } = await open(path, 390);
      expect(await smallTargets(tab, least)).toEqual([]);
      await tab.context().close();
    }
  });
});

describe('the scripts', () => {
  test('what was typed waits on the device until it has been sent', async () => {
    const { tab } = await open('parts', 390);
    await tab.getByLabel('说一句').first().fill('灯不亮');
    await tab.waitForFunction(() => localStorage.getItem('draft:report')?.includes('灯不亮'));
    await tab.reload();
    await tab.getByText('上次没写完的还在').waitFor();
    expect(await tab.getByLabel('说一句').first().inputValue()).toBe('灯不亮');
    await tab.getByRole('button', { name: '不要了，重新写' }).click();
    expect(await tab.getByLabel('说一句').first().inputValue()).toBe('');
    await tab.context().close();
  });

  test('a large photo becomes a light one before it travels', async () => {
    const { tab } = await open('parts', 390);
    const big = await sharp({ create: { width: 2000, height: 300, channels: 3, background: '#a98', noise: noise } })
      .png()
      .toBuffer();
    await tab.setInputFiles('#f-photos', { name: '楼道.png', mimeType: 'image/png', buffer: big });
    await tab.getByRole('button', { name: '不要这张' }).waitFor();
    const sent = await tab.evaluate(async () => {
      const file = document.querySelector<HTMLInputElement>('#f-photos')?.files?.[0];
      if (!file) return null;
      const { width, height } = await createImageBitmap(file);
      return { type: file.type, width, height };
    });
    expect(sent).toEqual({ type: 'image/jpeg', width: 1600, height: 240 });
    await tab.context().close();
  });

  test('a place is chosen from what is offered while typing', async () => {
    const { tab } = await open('parts', 390);
    await tab.getByLabel('在哪儿').fill('号楼');
    await tab.getByRole('option', { name: '6 号楼' }).waitFor();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    expect(await tab.getByLabel('在哪儿').inputValue()).toBe('6 号楼');
    expect(await tab.locator('[name=placeId]').inputValue()).toBe('p6');
    await tab.context().close();
  });

  test('an act that cannot be taken back asks first, and a double tap sends once', async () => {
    const { tab } = await open('parts', 390);
    await tab.getByRole('button', { name: '删除' }).click();
    await tab.getByRole('button', { name: '再想想' }).click();
    expect(gallery.posts).not.toContain('/gone');
    await tab.getByRole('button', { name: '删除' }).click();
    await tab.getByRole('button', { name: '确定' }).dblclick();
    await tab.waitForURL('**/gone');
    expect(gallery.posts.filter((path) => path === '/gone')).toHaveLength(1);
    await tab.context().close();
  });

  test('a desk is worked by keys, which stay letters while someone types', async () => {
    const { tab } = await open('desk', 1440);
    await tab.keyboard.press('j');
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#q1');
    await tab.keyboard.press('/');
    await tab.keyboard.type('ja');
    expect(await tab.getByLabel('搜什么').inputValue()).toBe('ja');
    await tab.getByRole('heading', { level: 1 }).click();
    await tab.keyboard.press('a');
    await tab.getByRole('dialog').getByLabel('怎么办的').fill('修好了');
    await tab.keyboard.press('Escape');
    expect(await tab.getByRole('dialog').count()).toBe(0);
    await tab.context().close();
  });

  test('a live page swaps the part that changed', async () => {
    const { tab } = await open('live', 390);
    await tab.getByText('第 2 次').waitFor();
    await tab.context().close();
  });
});

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;

async function seriousFindings(tab: Tab) {
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
  return violations
    .filter((found) => found.impact === 'serious' || found.impact === 'critical')
    .flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.html} ${node.failureSummary}`));
}

function smallTargets(tab: Tab, least: number) {
  return tab.evaluate((height) => {
    // A link within a sentence is as high as its line.
    const targets = [
      ...document.querySelectorAll('a:not(p a):not(.skip), button, summary, input:not([type=hidden]), select'),
    ];
    return targets.filter((each) => each.getBoundingClientRect().height < height - 0.5).map((each) => each.outerHTML);
  }, least);
}

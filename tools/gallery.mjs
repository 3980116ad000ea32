// Draws every part and the sample pages to a folder and photographs them: node tools/gallery.mjs [folder] [name…]
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle } from 'lightningcss';
import { chromium } from 'playwright-core';

const folder = process.argv[2] ?? '/tmp/jinlin-gallery';
const only = process.argv.slice(3);
mkdirSync(folder, { recursive: true });

const css = bundle({
  filename: 'src/ui/styles/main.css',
  minify: true,
  targets: { chrome: 87 << 16, safari: 14 << 16 },
});
const script = await build({
  entryPoints: ['src/browser/main.ts'],
  bundle: true,
  minify: true,
  target: ['chrome87', 'safari14'],
  supported: { destructuring: true },
  format: 'esm',
  write: false,
});
await build({
  entryPoints: ['src/ui/gallery.tsx', 'src/ui/gallery-pages.tsx'],
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  outdir: 'node_modules/.cache/gallery',
  outExtension: { '.js': '.mjs' },
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
});
const base = `${process.cwd()}/node_modules/.cache/gallery`;
const { GalleryPage } = await import(`${base}/gallery.mjs`);
const samples = await import(`${base}/gallery-pages.mjs`);
const assets = { css: '/main.css', scripts: ['/main.js'] };
const pages = {
  parts: (elder) => GalleryPage({ assets, elder }),
  home: (elder) => samples.HomeSample({ assets, elder }),
  matter: (elder) => samples.MatterSample({ assets, elder }),
  desk: (elder) => samples.DeskSample({ assets, elder, opened: true }),
  'desk-list': (elder) => samples.DeskSample({ assets, elder, opened: false }),
  board: (elder) => samples.BoardSample({ assets, elder }),
  'sign-in': (elder) => samples.SignInSample({ assets, elder }),
};
const picture = (name) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#b9a48c"/><stop offset="1" stop-color="#6f7f86"/></linearGradient></defs><rect width="640" height="480" fill="url(#g)"/><path d="M0 480V300l160-90 160 90v180zM360 480V180h200v300z" fill="#fff" opacity=".25"/><text x="24" y="450" font-size="36" fill="#fff">${name}</text></svg>`;

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://x');
  const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  response.setHeader('content-security-policy', "default-src 'self'");
  if (url.pathname === '/main.css') return send('text/css', css.code);
  if (url.pathname === '/main.js') return send('text/javascript', script.outputFiles[0].contents);
  if (url.pathname.startsWith('/photo/'))
    return send('image/svg+xml', picture(decodeURIComponent(url.pathname.slice(7, -4))));
  const page = pages[url.pathname.slice(1)];
  if (!page) return response.writeHead(404).end();
  send('text/html; charset=utf-8', String(page(url.searchParams.has('elder'))));
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const name of only.length > 0 ? only : Object.keys(pages)) {
  for (const [suffix, width, query, scheme] of [
    ['390', 390, '', 'light'],
    ['1440', 1440, '', 'light'],
    ['390-elder', 390, '?elder', 'light'],
    ['1440-dark', 1440, '', 'dark'],
  ]) {
    if (scheme === 'dark' && !name.startsWith('desk')) continue;
    const tab = await browser.newPage({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme: scheme });
    tab.on('console', (message) => console.log(name, message.text()));
    tab.on('pageerror', (error) => console.log(name, String(error)));
    await tab.goto(`http://127.0.0.1:${server.address().port}/${name}${query}`);
    const wider = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) console.log(`${name} ${suffix}: ${wider} px too wide`);
    await tab.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: name !== 'home' || width !== 390 });
    await tab.close();
  }
}
writeFileSync(join(folder, 'main.css'), css.code);
await browser.close();
server.close();

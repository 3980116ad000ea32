import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { bundle } from 'lightningcss';

/** Serves rendered pages with the real style sheet and scripts under the strictest content policy, for tests. */
export async function serveGallery(pages: Readonly<Record<string, (url: URL) => string>>) {
  const files = new Map<string, [type: string, body: Uint8Array]>();
  const styles = bundle({ filename: 'src/ui/styles/main.css', minify: true, targets: { chrome: 87 << 16 } });
  files.set('/main.css', ['text/css', styles.code]);
  const scripts = await build({
    entryPoints: ['src/browser/main.ts'],
    outdir: '/',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome87', 'safari14'],
    supported: { destructuring: true },
  });
  for (const file of scripts.outputFiles) files.set(file.path, ['text/javascript', file.contents]);
  const posts: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery');
    response.setHeader('content-security-policy', "default-src 'self'; img-src 'self' data:");
    if (request.method === 'POST') {
      posts.push(url.pathname);
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>收到</p>');
      return;
    }
    if (url.pathname === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: change\ndata: 1\n\n');
      return;
    }
    const [type, body] = files.get(url.pathname) ?? answerOf(url, pages);
    response.writeHead(body === '' ? 404 : 200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${portOf(server)}`, posts, close: () => server.closeAllConnections() };
}

function answerOf(url: URL, pages: Readonly<Record<string, (url: URL) => string>>): [string, string] {
  if (url.pathname.startsWith('/photo/')) return ['image/svg+xml', photo];
  if (url.pathname === '/places') return ['application/json', JSON.stringify(places)];
  if (url.pathname === '/favicon.ico') return ['image/svg+xml', photo];
  return ['text/html; charset=utf-8', pages[url.pathname.slice(1)]?.(url) ?? ''];
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

const places = [
  { value: 'p5', label: '5 号楼', detail: '万福小区' },
  { value: 'p6', label: '6 号楼' },
];
const photo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#a99a88"/><path d="M0 480V300l160-90 160 90v180zM360 480V180h200v300z" fill="#fff" opacity=".3"/></svg>';

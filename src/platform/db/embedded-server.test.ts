import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedServer } from './embedded-server.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jinlin-embedded-'));
  // As root the database runs as a user of its own, who must get in.
  await chmod(dir, 0o755);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('a tool and a second server leave the database to the server that started it', { timeout: 60_000 }, async () => {
  const server = await startEmbeddedServer(dir, { fast: true });
  const tool = await startEmbeddedServer(dir, { as: 'tool' });
  expect(tool.url).toBe(server.url);
  await tool.stop();
  const second = await startEmbeddedServer(dir, {});
  await second.stop();
  expect(await answers(server.url)).toBe(true);
  await server.stop();
  expect(await answers(server.url)).toBe(false);
});

test('a server that comes while a tool works waits, and then starts its own', { timeout: 60_000 }, async () => {
  const tool = await startEmbeddedServer(dir, { fast: true, as: 'tool' });
  let came = false;
  const server = startEmbeddedServer(dir, { fast: true }).then((started) => {
    came = true;
    return started;
  });
  await new Promise((done) => setTimeout(done, 600));
  expect(came).toBe(false);
  await tool.stop();
  const started = await server;
  expect(await answers(started.url)).toBe(true);
  await started.stop();
});

test('a database whose server was killed is left alone by a tool and taken over by the next server', {
  timeout: 60_000,
}, async () => {
  const url = await startAndDie();
  expect(await answers(url)).toBe(true);
  const tool = await startEmbeddedServer(dir, { as: 'tool' });
  expect(tool.url).toBe(url);
  await tool.stop();
  expect(await answers(url)).toBe(true);
  const next = await startEmbeddedServer(dir, {});
  expect(next.url).toBe(url);
  await next.stop();
  expect(await answers(url)).toBe(false);
});

/** Another process that starts the database and is killed as by a power cut of its own. */
function startAndDie(): Promise<string> {
  const code = `const { startEmbeddedServer } = await import(${JSON.stringify(new URL('./embedded-server.ts', import.meta.url).href)});
    process.stdout.write((await startEmbeddedServer(${JSON.stringify(dir)}, { fast: true })).url + '\\n');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return new Promise((done) => {
    child.stdout.once('data', (text: Buffer) => {
      const url = String(text).trim();
      child.once('exit', () => done(url));
      child.kill('SIGKILL');
    });
  });
}

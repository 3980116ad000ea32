import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedServer } from '../../src/platform/db/embedded-server.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

/** One real PostgreSQL a run, with two migrated templates for test files to clone: empty, and with the cast. */
export default async function setup(project: TestProject) {
  const dir = await mkdtemp(join(tmpdir(), 'jinlin-test-'));
  await chmod(dir, 0o755);
  const server = await startEmbeddedServer(dir, { fast: true });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const empty = server.url.replace(/\/jinlin$/, '/template_empty');
  const template = server.url.replace(/\/jinlin$/, '/template_jinlin');
  await client.query('create database template_empty');
  await migrate(empty);
  await client.query('create database template_jinlin template template_empty');
  await prepareTemplate(template);
  await client.end();
  project.provide('databaseServer', server.url);
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}

async function prepareTemplate(url: string) {
  const { castTemplate } = await import('./cast.ts');
  await castTemplate(url);
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
  }
}

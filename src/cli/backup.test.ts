import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startEmbeddedServer } from '../platform/db/embedded-server.ts';
import { migrate } from '../platform/db/migrate.ts';
import { backUp, isFilled, restoreInto } from './backup.ts';
import { distribution } from './distribute.ts';

test('a backup taken while rows are being written starts again with everything that was committed before it', {
  timeout: 60_000,
}, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'jinlin-backup-'));
  await chmod(dir, 0o755);
  const server = await startEmbeddedServer(join(dir, 'data', 'database'));
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    await client.query('create table kept (n integer primary key, xid xid8 not null default pg_current_xact_id())');
    for (let n = 0; n < 50; n++) await client.query('insert into kept (n) values ($1)', [n]);
    let writing = true;
    const writer = (async () => {
      for (let n = 1000; writing; n++) await client.query('insert into kept (n) values ($1)', [n]);
    })();
    await backUp(server.url, join(dir, 'data'), join(dir, 'copy'));
    writing = false;
    await writer;
    expect(await isFilled(join(dir, 'copy'))).toBe(true);
    await restoreInto(join(dir, 'copy'), join(dir, 'again'));
    const restored = await startEmbeddedServer(join(dir, 'again', 'database'));
    const reader = new pg.Client({ connectionString: restored.url });
    await reader.connect();
    const found = await reader.query<{ count: string; ahead: string }>(
      'select count(*) filter (where n < 1000) as count, count(*) filter (where xid >= pg_snapshot_xmax(pg_current_snapshot())) as ahead from kept',
    );
    expect(Number(found.rows[0]?.count)).toBe(50);
    expect(Number(found.rows[0]?.ahead)).toBe(0);
    await reader.end();
    await restored.stop();
  } finally {
    await client.end();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
});

test('every table is distributed by county, each after the tables its keys point to', { timeout: 30_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'jinlin-distribute-'));
  await chmod(dir, 0o755);
  const server = await startEmbeddedServer(dir, { fast: true });
  try {
    await migrate(server.url);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const statements = await distribution(client);
    await client.end();
    const at = (table: string) => statements.findIndex((one) => one.includes(`'${table}', 'county'`));
    expect(at('places.places')).toBeGreaterThanOrEqual(0);
    expect(at('people.persons')).toBeGreaterThan(at('places.places'));
    expect(at('cases.ratings')).toBeGreaterThan(at('cases.cases'));
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
});

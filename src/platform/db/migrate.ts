import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { packageRoot } from '../package-root.ts';

/** The numbered SQL files, in order. A file that has run is never edited: a change is a new file. */
export async function migrationFiles(): Promise<{ name: string; text: string; sum: string }[]> {
  const dir = join(packageRoot(), 'db/migrations');
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(dir, name), 'utf8');
      return { name, text, sum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Brings the database to the newest shape: each file in its own transaction, one server at a time, forward only. */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(740001)');
    await client.query(
      `create table if not exists public.migrations (
         name text primary key, sum text not null, ran_at timestamptz not null default now())`,
    );
    const ran = await client.query<{ name: string; sum: string }>('select name, sum from public.migrations');
    const known = new Map(ran.rows.map((row) => [row.name, row.sum]));
    const fresh: string[] = [];
    for (const file of await migrationFiles()) {
      const sum = known.get(file.name);
      if (sum === file.sum) continue;
      if (sum) throw new Error(`migration ${file.name} was changed after it ran here; write a new one instead`);
      await client.query('begin');
      await client.query(file.text);
      await client.query('insert into public.migrations (name, sum) values ($1, $2)', [file.name, file.sum]);
      await client.query('commit');
      fresh.push(file.name);
    }
    // The queue keeps its own numbered files; its schema belongs to it.
    await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
    return fresh;
  } finally {
    await client.end();
  }
}

/** True when every file of this release has run, so that a server behind its database says "not ready". */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const [files, ran] = await Promise.all([
    migrationFiles(),
    pool.query<{ name: string }>('select name from public.migrations'),
  ]);
  const names = new Set(ran.rows.map((row) => row.name));
  return files.every((file) => names.has(file.name));
}

import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';
import { test as base, inject } from 'vitest';
import { createApp } from '../../src/app.tsx';
import { consumeEveryFeed } from '../../src/feeds.ts';
import type { Ctx } from '../../src/platform/context.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { LiveHub } from '../../src/platform/http/live-hub.ts';
import type { Databases } from '../../src/platform/run.ts';
import { systemActor } from '../../src/platform/system-actor.ts';
import type { Cast, Member } from './cast.ts';
import { testMeans } from './means.ts';

/** A client that speaks JSON as one member of the cast, through the same gates as anybody. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** As a browser: a form, HTML back, redirects not followed. */
  submit(path: string, form: Record<string, string>): Promise<Answer>;
  page(path: string): Promise<Answer>;
}

export interface Answer {
  status: number;
  location: string | null;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the product answered
  body: any;
}

export interface World {
  /** The address of this world's own database. */
  readonly url: string;
  readonly app: Hono;
  readonly dbs: Databases;
  readonly cast: Cast;
  as(who: keyof Cast['people'] | Member | null, county?: number): Client;
  /** Lets everything that follows an activity happen now. */
  settle(): Promise<void>;
}

interface Clone {
  readonly url: string;
  readonly dbs: Databases;
  close(): Promise<void>;
}

async function cloneOf(template: 'template_jinlin' | 'template_empty'): Promise<Clone> {
  const server = inject('databaseServer');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  const url = server.replace(/\/jinlin$/, `/${name}`);
  const write = openDatabase(url, { size: 4 });
  const read = openDatabase(url, { size: 4, readOnly: true });
  return {
    url,
    dbs: { write: write.db, read: read.db },
    async close() {
      await Promise.all([write.db.destroy(), read.db.destroy()]);
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** A migrated database with nothing in it, gone when the test leaves its block. */
export async function emptyWorld(): Promise<Clone & AsyncDisposable> {
  const clone = await cloneOf('template_empty');
  return { ...clone, [Symbol.asyncDispose]: () => clone.close() };
}

/** Clones the template into a database of this file's own and builds the app on it; everything is real and commits. */
export async function openWorld(): Promise<World & { close(): Promise<void> }> {
  const { url, dbs, close } = await cloneOf('template_jinlin');
  const hub = new LiveHub();
  const app = createApp({
    config: { SECURE_COOKIES: 'off', TRUST_PROXY: 'off', RATE_LIMITS: 'off' },
    dbs,
    means: testMeans,
    hub,
    ready: async () => [],
  });
  const found = await sql<{ body: Cast }>`select body from public.cast`.execute(dbs.write);
  const cast = found.rows[0]?.body as Cast;
  return {
    url,
    app,
    dbs,
    cast,
    as: (who, county) => clientOf(app, typeof who === 'string' ? cast.people[who] : who, county ?? cast.county),
    async settle() {
      // A reader stops before the oldest open transaction of the whole server, also one of another file's database.
      do {
        while (await consumeEveryFeed(dbs.write, testMeans, hub));
      } while (await isUnread(dbs.write));
    },
    close,
  };
}

async function isUnread(db: Databases['write']): Promise<boolean> {
  const found = await sql`select 1 from activity.entries e
    left join activity.cursors c on c.county = e.county and c.consumer = 'reactions'
    where c.xid is null or (e.xid, e.id) > (c.xid, c.id) limit 1`.execute(db);
  return found.rows.length > 0;
}

function clientOf(app: Hono, who: Member | null, county: number): Client {
  const base = `http://jinlin.test/${who?.county ?? county}`;
  const cookie: Record<string, string> = who ? { cookie: `jinlin=${who.token}` } : {};
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(`${base}${path === '/' ? '' : path}`, init);
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
  const own = { ...cookie, origin: 'http://jinlin.test', host: 'jinlin.test' };
  return {
    get: (path, headers) => send(path, { headers: { ...own, accept: 'application/json', ...headers } }),
    post: (path, body, headers) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body ?? {}),
        headers: { ...own, accept: 'application/json', 'content-type': 'application/json', ...headers },
      }),
    page: (path) => send(path, { headers: { ...own, accept: 'text/html' } }),
    submit: (path, form) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { ...own, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

/** The product itself in a transaction: for what runs behind the pages. */
export function contextOf(db: Ctx['db'], county: number): Ctx {
  return { county, db, now: new Date(), actor: systemActor(county), requestId: 'test', means: testMeans };
}

/** A test with a world of its file's own. */
// biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures a fixture takes from this pattern
export const test = base.extend('world', { scope: 'file' }, async ({}, { onCleanup }) => {
  const world = await openWorld();
  onCleanup(() => world.close());
  return world as World;
});

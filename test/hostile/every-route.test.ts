import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { routes } from '../../src/app.tsx';
import { forgetVisitors } from '../../src/modules/people/find-visitor.ts';
import { test, type World } from '../support/jinlin.ts';
import { testMeans } from '../support/means.ts';
import { type HostileRequest, hostileRequest } from './hostile-request.ts';
import { hostileWorld } from './hostile-world.ts';
import { whatIsWrong } from './what-is-wrong.ts';

// Another seed and more of them, by hand: HOSTILE_SEED=7 HOSTILE_REQUESTS=20000 npx vitest run test/hostile/every-route.test.ts
const requests = Number(process.env.HOSTILE_REQUESTS ?? 3000);
const seed = Number(process.env.HOSTILE_SEED ?? 20_261_123);

/** Refusals that keep a count on purpose: of wrong codes and passwords. */
const countsWhatIsWrong = /^POST \/(sign-in|welcome|my\/password|my\/authenticator)/;

/** Who signs out, ends a role or puts on another hat comes back as they were: the next request still has its caller. */
const endsVisits = /^POST \/(sign-out|role$|my\/sessions|admin\/people\/:personId\/roles)/;

test('whatever anybody sends to any route is answered in order: no failure, no leak, no half a change', {
  timeout: 180_000,
}, async ({ world }) => {
  const ground = await hostileWorld(world);
  const statuses = new Set<number>();
  let failure = '';
  testMeans.log.error = (problem: unknown) => {
    failure = JSON.stringify(problem).slice(0, 2000);
  };
  await keepVisits(world);
  let before = await stampOfTables(world);
  const property = fc.asyncProperty(hostileRequest(routes, ground), async (asked) => {
    failure = '';
    const answer = await send(world, asked);
    statuses.add(answer.status);
    const wrong = await whatIsWrong(asked, answer);
    if (wrong) throw new Error(`${wrong}\n${readable(asked)}\n${failure}`);
    if (asked.method === 'GET') return;
    const was = before;
    before = await stampOfTables(world);
    if (answer.status < 400 && endsVisits.test(asked.route)) before = await bringBack(world);
    if (answer.status < 400 || countsWhatIsWrong.test(asked.route) || was === before) return;
    throw new Error(`refused with ${answer.status} and changed ${changedIn(was, before)}\n${readable(asked)}`);
  });
  const run = await fc.check(property, { seed, numRuns: requests });
  const said = run.errorInstance instanceof Error ? run.errorInstance.message : null;
  expect(said, `the smallest found, with seed ${seed}, after ${run.numRuns} requests`).toBeNull();
  // Nothing is proven when nobody gets in.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 303, 400, 401, 403, 404, 409, 413, 415, 422]));
});

async function send(world: World, { method, path, headers, body }: HostileRequest): Promise<Response> {
  const init = { method, headers, body: (body ?? null) as BodyInit | null };
  return world.app.request(`http://jinlin.test${path}`, init);
}

let tables: string[] | undefined;

/** A count and the newest change of every table: any row written, changed or gone shows. */
async function stampOfTables(world: World): Promise<string> {
  tables ??= await allTables(world);
  const each = tables.map(
    (name) => `select '${name}' as name, count(*) as rows, max(xmin::text::bigint) as newest from ${name}`,
  );
  const found = await sql
    .raw<{ name: string; rows: number; newest: number }>(each.join(' union all '))
    .execute(world.dbs.write);
  return found.rows.map(({ name, rows, newest }) => `${name}:${rows}:${newest}`).join(' ');
}

async function allTables(world: World): Promise<string[]> {
  const found = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(world.dbs.write);
  return found.rows.map((row) => row.name);
}

function changedIn(before: string, after: string): string {
  const were = new Set(before.split(' '));
  const changed = after.split(' ').filter((one) => !were.has(one));
  return changed.join(', ');
}

async function keepVisits({ dbs: { write } }: World) {
  await sql`create table public.kept_sessions as table people.sessions`.execute(write);
  await sql`create table public.kept_grants as table people.grants`.execute(write);
}

async function bringBack(world: World): Promise<string> {
  const { write } = world.dbs;
  await sql`delete from people.sessions`.execute(write);
  await sql`insert into people.sessions select * from public.kept_sessions`.execute(write);
  await sql`delete from people.grants g
    where not exists (select 1 from public.kept_grants k where k.county = g.county and k.id = g.id)`.execute(write);
  await sql`update people.grants set ended_at = null where ended_at is not null`.execute(write);
  forgetVisitors();
  return stampOfTables(world);
}

function readable({ who, method, path, headers, body }: HostileRequest): string {
  const { cookie: _cookie, authorization: _authorization, ...rest } = headers;
  const shown =
    typeof body === 'string' || body === undefined ? (body ?? '') : `bytes ${Buffer.from(body).toString('hex')}`;
  return `as ${who}: ${method} ${path.slice(0, 400)}\n${JSON.stringify(rest)}\n${shown.slice(0, 1500)}`;
}

import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../../test/support/jinlin.ts';
import { testMeans } from '../../../../test/support/means.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Db } from '../../../platform/db/database.ts';
import { systemActor } from '../../../platform/system-actor.ts';
import { consumeFeed, type NewActivity, record } from '../../activity/index.ts';
import { type Entry, entriesOf, entry, facts, ways } from './case-walk.test-support.ts';
import { countCases, recountCases } from './counters.ts';
import { countersReader } from './measures.ts';

const contextOf = (county: number, db: Db): Ctx => ({
  county,
  db,
  now: new Date(),
  actor: systemActor(county),
  requestId: 'test',
  means: testMeans,
});

const recordAll = (county: number, db: Db, entries: readonly Entry[]) =>
  record(contextOf(county, db), ...(entries as unknown as NewActivity[]));

/** Every figure of a county; rows that came to nothing are not told from rows that never were. */
async function figures(db: Db, county: number) {
  const tables = ['counters', 'standing_counters', 'topic_counters'];
  const found = await Promise.all(
    tables.map((table) =>
      sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(`cases.${table}`)} t
      where county = ${county}`.execute(db),
    ),
  );
  return found
    .flatMap(({ rows }) => rows.map(({ row }) => row))
    .filter((row) =>
      Object.entries(row).some(([name, value]) => name !== 'county' && typeof value === 'number' && value !== 0),
    )
    .map((row) => JSON.stringify(row))
    .sort();
}

/** Reads in small batches until the reader has passed everything committed, although other databases keep the server busy. */
async function readAll(world: World, county: number, size: number) {
  const { rows } = await sql<{ n: number }>`select count(*) as n from activity.entries e
    where county = ${county} and (e.xid, e.id) > (coalesce((select xid from activity.cursors where county = ${county}
      and consumer = ${countersReader}), '0'::xid8), coalesce((select id from activity.cursors where county = ${county}
      and consumer = ${countersReader}), '00000000-0000-0000-0000-000000000000'))`.execute(world.dbs.write);
  for (let left = rows[0]?.n ?? 0; left > 0; ) left -= await read(world, county, size);
}

const read = (world: World, county: number, size: number) =>
  consumeFeed(world.dbs.write, countersReader, county, size, (trx, entries) => countCases(trx, county, entries));

describe('the counters', () => {
  test('equal a recount from the log, whatever happened and however often the reader was killed', async ({ world }) => {
    const { county } = world.cast;
    await fc.assert(
      fc.asyncProperty(ways, fc.integer({ min: 1, max: 7 }), async (walked, size) => {
        const entries = walked.flatMap(entriesOf);
        for (let i = 0; i < entries.length; i += 5) await recordAll(county, world.dbs.write, entries.slice(i, i + 5));
        const killed = consumeFeed(world.dbs.write, countersReader, county, size, async (trx, batch) => {
          await countCases(trx, county, batch);
          throw new Error('killed');
        });
        await killed.catch((problem: Error) => expect(problem.message).toBe('killed'));
        await readAll(world, county, size);
        const kept = await figures(world.dbs.write, county);
        await recountCases(world.dbs.write, county);
        expect(await figures(world.dbs.write, county)).toEqual(kept);
        expect(kept.length).toBeGreaterThan(0);
      }),
      { numRuns: 15 },
    );
  });

  test('an entry whose transaction commits late is not passed over, nor one that came after it', async ({ world }) => {
    const county = 341324;
    const received = (thing: number) =>
      entry(
        'case.reported',
        { ...facts({ from: null, to: 'to-dispatch', unit: null }), channel: 'web', urgency: 'ordinary' },
        new Date('2026-11-20T02:00:00Z'),
        `00000000-0000-7000-8000-${String(thing).padStart(12, '0')}`,
      );
    const countReceived = async () => {
      const { rows } = await sql<{ n: number }>`select coalesce(sum(received), 0) as n from cases.counters
        where county = ${county} and place_id = '00000000-0000-0000-0000-000000000000'`.execute(world.dbs.write);
      return rows[0]?.n;
    };
    await readAll(world, county, 100);
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written: () => void = () => undefined;
    const early = new Promise<void>((resolve) => {
      written = resolve;
    });
    const late = world.dbs.write.transaction().execute(async (trx) => {
      await recordAll(county, trx, [received(1)]);
      written();
      await held;
    });
    await early;
    await recordAll(county, world.dbs.write, [received(2)]);
    const readMeanwhile = await read(world, county, 100);
    commit();
    await late;
    expect(readMeanwhile).toBe(0);
    await readAll(world, county, 100);
    expect(await countReceived()).toBe(2);
  });

  test('follow the commands themselves: a report, a dispatch, a signature and an answer', async ({ world }) => {
    const { county, places, units } = world.cast;
    await readAll(world, county, 100);
    const before = await communityRow(world);
    const made = await world
      .as('grandmaWang')
      .post('/cases', { words: '楼道灯不亮。', category: 'repairs.light', placeId: places.building });
    const path = `/cases/${made.body.caseId}`;
    await world.as('clerkLiu').post(`${path}/dispatch`, { unitId: units.property });
    await world.as('propertyMa').post(`${path}/signature`);
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
    await readAll(world, county, 100);
    const after = await communityRow(world);
    const grown = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));
    expect(grown).toMatchObject({
      received: 1,
      deskDispatchesOnTime: 1,
      signedOnTime: 1,
      answeredOnTime: 1,
      closed: 0,
    });
    await recountCases(world.dbs.write, county);
    expect(await communityRow(world)).toEqual(after);
  });
});

test('what stands in each state is what the cases themselves say', async ({ world }) => {
  const { places, units } = world.cast;
  const near = world.cast.county;
  await readAll(world, near, 1000);
  const before = await standing(world, near);
  const casesBefore = await states(world, near);
  const report = async () => {
    const made = await world
      .as('grandmaWang')
      .post('/cases', { words: '楼道灯不亮。', category: 'repairs.light', placeId: places.building });
    return `/cases/${made.body.caseId}`;
  };
  await report();
  const classified = await report();
  await world.as('dispatcherQian').post(`${classified}/category`, { kind: 'complaint', category: 'noise' });
  for (const solved of ['yes', 'no']) {
    const path = await report();
    await world.as('dispatcherQian').post(`${path}/dispatch`, { unitId: units.property });
    // Answered before it was signed for: the answer signs.
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
    await world.as('grandmaWang').post(`${path}/ratings`, { solved, satisfied: 'very' });
  }
  await readAll(world, near, 3);
  const grown = (after: Record<string, number>, from: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(after)
        .map(([state, count]) => [state, count - (from[state] ?? 0)] as const)
        .filter(([, count]) => count !== 0),
    );
  const counted = grown(await standing(world, near), before);
  expect(counted).toEqual(grown(await states(world, near), casesBefore));
  expect(counted).toEqual({ 'to-dispatch': 2, closed: 1, 'to-sign': 1 });
});

const countBy = async (world: World, from: ReturnType<typeof sql>) => {
  const { rows } = await sql<{ state: string; count: number }>`select state, count from (${from}) s`.execute(
    world.dbs.write,
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
};
const standing = (world: World, county: number) =>
  countBy(
    world,
    sql`select state, sum(value) as count from cases.standing_counters where county = ${county}
    and place_id = '00000000-0000-0000-0000-000000000000' group by state`,
  );
const states = (world: World, county: number) =>
  countBy(world, sql`select state, count(*) as count from cases.cases where county = ${county} group by state`);

async function communityRow(world: World): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select coalesce(sum(received), 0) as received,
      coalesce(sum(desk_dispatches_on_time), 0) as desk_dispatches_on_time, coalesce(sum(signed_on_time), 0) as signed_on_time,
      coalesce(sum(answered_on_time), 0) as answered_on_time, coalesce(sum(closed), 0) as closed from cases.counters
    where county = ${world.cast.county} and place_id = ${world.cast.places.community}
      and unit_id = '00000000-0000-0000-0000-000000000000'`.execute(world.dbs.write);
  return rows[0] ?? {};
}

import { sql } from 'kysely';
import { beforeEach, describe, expect } from 'vitest';
import { test as base, type World } from '../../../../test/support/jinlin.ts';
import { testMeans } from '../../../../test/support/means.ts';
import { htmlProblems } from '../../../../test/support/valid-html.ts';
import { systemActor } from '../../../platform/system-actor.ts';
import { type NewActivity, record } from '../../activity/index.ts';
import { type Entry, entry, facts } from './case-walk.test-support.ts';
import { recountCases } from './counters.ts';

const rated = { way: 'self' as const, satisfied: 'very' as const, responded: true, replaces: [] };

/** Two units in the near community, one elsewhere; one of the water company's "not solved" was taken out later. */
function story({ cast: { places, units } }: World): Entry[] {
  const near = facts({ town: places.town, community: places.community, unit: units.water });
  const property = { ...near, unit: units.property };
  const elsewhere = { ...near, town: places.otherTown, community: places.otherCommunity };
  const september = new Date('2026-09-10T02:00:00Z');
  const october = new Date('2026-10-10T02:00:00Z');
  const dropped = { month: '2026-09-01', ...near, values: { visited: 1, unsolved: 1, very: 1, responded: 1 } };
  const { month, town, community, unit, kind, values } = dropped;
  return [
    entry('case.rated', { ...near, ...rated, solved: 'yes' }, september),
    entry('case.rated', { ...near, ...rated, solved: 'no' }, september),
    entry('case.rated', { ...property, ...rated, solved: 'yes' }, october),
    entry('case.rated', { ...property, ...rated, kind: 'complaint', solved: 'no' }, october),
    entry('case.rated', { ...elsewhere, ...rated, solved: 'yes' }, october),
    entry(
      'case.exclusion-decided',
      {
        ...near,
        ground: 'false',
        decision: 'granted',
        counted: [{ month, town, community, unit, kind, values }],
      },
      october,
    ),
  ];
}

const test = base.extend('told', { scope: 'file' }, async ({ world }) => {
  const { county } = world.cast;
  const entries = story(world);
  await world.dbs.write.transaction().execute((db) => {
    const ctx = { county, db, now: new Date(), actor: systemActor(county), requestId: 'test', means: testMeans };
    return record(ctx, ...(entries as unknown as NewActivity[]));
  });
  await expect
    .poll(
      async () => {
        await recountCases(world.dbs.write, county);
        const { rows } = await sql<{ n: number }>`select count(*)::integer as n from cases.counters
        where county = ${county} and part = 'excluded'`.execute(world.dbs.write);
        return rows[0]?.n;
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  return entries;
});

const asked = '/desk/rates?from=2026-09&to=2026-10';
type Line = { rates: { key: string; value: number | null; net: { value: number | null } }[] };
const solved = (line: Line) => line.rates.find((rate) => rate.key === 'solved');

describe('the rates at a desk', () => {
  beforeEach<{ told: Entry[] }>(({ told }) => void told);

  test('are raw and net, by unit and by month, over the months asked', async ({ world }) => {
    const { body } = await world.as('dispatcherQian').get(asked);
    expect(solved(body.total)).toMatchObject({ numerator: 3, denominator: 5, value: 60, net: { value: 75 } });
    expect(body.total.excluded).toBe(1);
    expect(body.months.map(({ month }: { month: string }) => month)).toEqual(['2026-10', '2026-09']);
    expect(body.months.map(solved).map((rate: { value: number }) => Math.round(rate.value))).toEqual([67, 50]);
    expect(body.units.map(({ name }: { name: string }) => name).sort()).toEqual(['万福物业', '自来水公司']);
    expect((await world.as('dispatcherQian').get(`${asked}&kind=complaint`)).body.total.visited).toBe(1);
    const far = await world.as('dispatcherQian').get('/desk/rates?from=2025-01&to=2025-02');
    expect(far.body.total.rates.every(({ value }: { value: null }) => value === null)).toBe(true);
  });

  test('stay within the reader’s place', async ({ world }) => {
    const { places } = world.cast;
    expect((await world.as('clerkLiu').get(asked)).body.total.visited).toBe(4);
    expect((await world.as('otherClerk').get(asked)).body.total.visited).toBe(1);
    expect((await world.as('otherClerk').get(`${asked}&placeId=${places.community}`)).status).toBe(404);
    const town = await world.as('dispatcherQian').get(`${asked}&placeId=${places.otherTown}`);
    expect(town.body.total.visited).toBe(1);
    expect((await world.as('dispatcherQian').get(`${asked}&placeId=${places.building}`)).status).toBe(404);
  });

  test('of a handling unit are its own and nobody else’s, whatever it asks for', async ({ world }) => {
    const { units, places } = world.cast;
    for (const more of ['', `&unitId=${units.water}`, `&placeId=${places.otherCommunity}`]) {
      const { body } = await world.as('propertyMa').get(asked + more);
      expect(body).toMatchObject({ unit: { id: units.property }, total: { visited: 2 }, units: [] });
    }
  });

  test.for([
    ['grandmaWang', 403],
    ['gridWorkerSun', 403],
    ['auditorWu', 200],
    ['adminZhou', 200],
  ] as const)('%s is answered %i', async ([who, status], { world }) => {
    expect((await world.as(who).get(asked)).status).toBe(status);
  });

  test('refuse months that are none, turned round or too many', async ({ world }) => {
    for (const months of [
      'from=2026-13',
      'from=1900-01',
      'from=2026-10&to=2026-09',
      'from=2020-01&to=2026-09',
      'to=soon',
    ]) {
      expect((await world.as('dispatcherQian').get(`/desk/rates?${months}`)).status, months).toBe(422);
    }
  });

  test('are a valid page, also for one unit and where there is nothing', async ({ world }) => {
    const { units } = world.cast;
    for (const path of [asked, `${asked}&unitId=${units.water}`, '/desk/rates?from=2025-01&to=2025-01']) {
      const page = await world.as('dispatcherQian').page(path);
      expect(page.status).toBe(200);
      expect(await htmlProblems(page.text), path).toEqual([]);
    }
  });
});

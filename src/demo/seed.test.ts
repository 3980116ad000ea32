import { sql } from 'kysely';
import { expect } from 'vitest';
import { emptyWorld, test } from '../../test/support/jinlin.ts';
import { testMeans } from '../../test/support/means.ts';
import { seedDemo } from './seed.ts';

test('the demo tells cases into every state, in its counties, and only once', { timeout: 60_000 }, async () => {
  await using world = await emptyWorld();
  const now = new Date('2026-11-23T03:00:00Z');
  expect(await seedDemo(world.dbs, testMeans, { cases: 240, now, only: 1 })).toBe(true);
  expect(await seedDemo(world.dbs, testMeans, { cases: 240, now, only: 1 })).toBe(false);
  const states = await sql<{ state: string }>`select distinct state from cases.cases`.execute(world.dbs.write);
  const told = states.rows.map((row) => row.state);
  for (const state of ['to-dispatch', 'handling', 'to-rate', 'closed']) expect(told).toContain(state);
  const future = await sql<{ count: number }>`select count(*) as count from activity.entries where at > ${now}`.execute(
    world.dbs.write,
  );
  expect(future.rows[0]?.count).toBe(0);
});

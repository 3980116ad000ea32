import { sql } from 'kysely';
import { expect } from 'vitest';
import { emptyWorld, test } from '../../test/support/jinlin.ts';
import { testMeans } from '../../test/support/means.ts';
import { seedDemo } from './seed.ts';

test('the demo tells cases into every state, in six counties, and only once', async () => {
  await using world = await emptyWorld();
  const now = new Date('2026-11-23T03:00:00Z');
  expect(await seedDemo(world.dbs, testMeans, { cases: 240, now })).toBe(true);
  expect(await seedDemo(world.dbs, testMeans, { cases: 240, now })).toBe(false);
  const states = await sql<{
    state: string;
    count: number;
  }>`select state, count(*) as count from cases.cases group by state order by 2 desc`.execute(world.dbs.write);
  const future = await sql<{ count: number }>`select count(*) as count from activity.entries where at > ${now}`.execute(
    world.dbs.write,
  );
  expect(future.rows[0]?.count).toBe(0);
});

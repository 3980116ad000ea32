import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { consumeEveryFeed } from '../../feeds.ts';
import { LiveHub } from '../../platform/http/live-hub.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';
import { recomputeCounty } from './jobs.ts';

describe('a date that waited for a holiday notice', () => {
  test('is worked out again when the notice is imported, and the change is on record', async ({ world }) => {
    const { county } = world.cast;
    const { write } = world.dbs;
    const { id } = await bringIn(world, { to: world.cast.units.property });
    const arrival = '2026-12-30T02:00:00Z';
    await sql`update cases.cases set received_at = ${arrival}, dispatched_at = ${arrival}, certainty = 'provisional',
      due_at = '2027-01-06T09:30:00Z', handle_due_at = '2027-01-06T09:30:00Z' where id = ${id}`.execute(write);
    expect((await readCase(world, 'clerkLiu', id, new Date(arrival))).clocks.resident.provisional).toBe(true);
    await sql`insert into rules.calendar_years (county, year, imported_at) values (${county}, 2027, now())`.execute(
      write,
    );
    for (const day of ['2027-01-01', '2027-01-04', '2027-01-05']) {
      await sql`insert into rules.calendar_days (county, day, kind, name) values (${county}, ${day}, 'off', '元旦')`.execute(
        write,
      );
    }
    await sql`insert into activity.entries (county, id, at, kind, thing_id, detail)
      values (${county}, ${crypto.randomUUID()}, now(), 'calendar.imported', ${crypto.randomUUID()}, '{"years":[2027],"days":3}')`.execute(
      write,
    );
    while (await consumeEveryFeed(write, testMeans, new LiveHub()));
    const jobs = await sql`select key from graphile_worker.jobs where task_identifier = 'cases:recompute'`.execute(
      write,
    );
    expect(jobs.rows).toEqual([{ key: `recompute:${county}` }]);
    expect(await recomputeCounty(world.dbs, testMeans, county)).toEqual({ moved: 1 });
    expect(await recomputeCounty(world.dbs, testMeans, county)).toEqual({ moved: 0 });
    const seen = await readCase(world, 'clerkLiu', id, new Date(arrival));
    expect(seen.clocks.resident).toMatchObject({ provisional: false, dueAt: seen.dueAt });
    expect(seen.dueAt.toISOString().slice(0, 10)).toBe('2027-01-11');
    expect(seen.handleDueAt).toEqual(seen.dueAt);
    expect(seen.entries.at(-1)?.label).toContain('重新计算');
  });
});

import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import type { Command } from '../../platform/context.ts';
import { archiveCase } from './archive-case.ts';
import { answered, byClock, stateOf, yes } from './case-ending.test-support.ts';

const evidence = { ground: 'unreasonable', evidence: '要求拆掉邻居合法的阳台，已两次解释。' };

describe('a closed case', () => {
  test('is taken up again by its reporter within the county’s days, and not after', async ({ world }) => {
    const { id, path } = await answered(world);
    const again = () => world.as('grandmaWang').post(`${path}/reopening`, { words: '昨晚又不亮了。' });
    expect((await again()).status).toBe(409);
    await world.as('grandmaWang').post(`${path}/ratings`, yes);
    expect((await world.as('propertyMa').post(`${path}/reopening`, { words: '再办一次' })).status).toBe(403);
    expect((await world.as('grandmaWang').post(`${path}/reopening`, {})).status).toBe(422);
    await sql`update cases.cases set closed_at = closed_at - interval '16 days' where id = ${id}`.execute(
      world.dbs.write,
    );
    expect((await again()).body.code).toBe('cases.reopen-over');
    await sql`update cases.cases set closed_at = now() where id = ${id}`.execute(world.dbs.write);
    expect((await Promise.all([again(), again()])).map((one) => one.status).toSorted()).toEqual([201, 409]);
    expect(await stateOf(world, id)).toMatchObject({ state: 'to-sign', cycle: 2 });
  });

  test('is archived after the county’s days, never earlier', async ({ world }) => {
    const { id, path } = await answered(world);
    await world.as('grandmaWang').post(`${path}/ratings`, yes);
    await byClock(world, archiveCase as Command, id, 89);
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed' });
    await byClock(world, archiveCase as Command, id, 91);
    expect(await stateOf(world, id)).toMatchObject({ state: 'archived' });
  });

  test('is left out of the net rates only when somebody else agrees, once', async ({ world }) => {
    const { path } = await answered(world);
    const { as } = world;
    expect((await as('supervisorLi').post(`${path}/exclusion`, evidence)).status).toBe(409);
    await as('grandmaWang').post(`${path}/ratings`, yes);
    expect((await as('clerkLiu').post(`${path}/exclusion`, evidence)).status).toBe(403);
    expect((await as('supervisorLi').post(`${path}/exclusion`, { ground: 'false' })).status).toBe(422);
    expect((await as('dispatcherQian').post(`${path}/exclusion-decision`, { decision: 'granted' })).status).toBe(409);
    expect((await as('supervisorLi').post(`${path}/exclusion`, evidence)).status).toBe(201);
    expect((await as('secretaryHe').post(`${path}/exclusion`, evidence)).body.code).toBe('cases.exclusion-asked');
    const own = await as('supervisorLi').post(`${path}/exclusion-decision`, { decision: 'granted' });
    expect([own.status, own.body.code]).toEqual([403, 'cases.own-exclusion']);
    const decide = () => as('dispatcherQian').post(`${path}/exclusion-decision`, { decision: 'granted' });
    expect((await Promise.all([decide(), decide()])).map((one) => one.status).toSorted()).toEqual([201, 409]);
  });
});

import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import type { Command } from '../../platform/context.ts';
import { answered, byClock, no, stateOf, yes } from './case-ending.test-support.ts';
import { fallSilent } from './fall-silent.ts';

async function silent(world: World) {
  const made = await answered(world);
  await byClock(world, fallSilent as Command, made.id, 30);
  return made;
}

const anHourAgo = (world: World, id: string) =>
  sql`update cases.calls set called_at = called_at - interval '3 hours' where case_id = ${id}`.execute(world.dbs.write);

describe('a follow-up call', () => {
  test('writes down what the reporter says and closes the case', async ({ world }) => {
    const { id, path } = await silent(world);
    const call = await world.as('dispatcherQian').post(`${path}/calls`, { outcome: 'reached', ...yes });
    expect(call.status).toBe(201);
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed', outcome: 'solved' });
    const kept = await sql`select way, person_id from cases.ratings where case_id = ${id}`.execute(world.dbs.read);
    expect(kept.rows).toEqual([{ way: 'call', personId: world.cast.people.grandmaWang.id }]);
  });

  test('“not solved” on the phone begins a new cycle', async ({ world }) => {
    const { id, path } = await silent(world);
    await world.as('dispatcherQian').post(`${path}/calls`, { outcome: 'reached', ...no });
    expect(await stateOf(world, id)).toMatchObject({ state: 'to-sign', cycle: 2 });
  });

  test('the number of vain tries closes it as unreachable, with the calls as evidence', async ({ world }) => {
    const { id, path } = await silent(world);
    for (const outcome of ['no-answer', 'wrong-number', 'no-answer']) {
      expect(await stateOf(world, id)).toMatchObject({ state: 'to-follow-up' });
      expect((await world.as('dispatcherQian').post(`${path}/calls`, { outcome, note: '没打通' })).status).toBe(201);
      await anHourAgo(world, id);
    }
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed', outcome: 'unreachable' });
    const calls = await sql`select 1 from cases.calls where case_id = ${id} and cycle = 1`.execute(world.dbs.read);
    expect(calls.rows).toHaveLength(3);
  });

  test('two tries within two hours are one: the second is refused', async ({ world }) => {
    const { path } = await silent(world);
    const ring = () => world.as('dispatcherQian').post(`${path}/calls`, { outcome: 'no-answer' });
    expect((await Promise.all([ring(), ring()])).map((one) => one.status).toSorted()).toEqual([201, 409]);
    expect((await ring()).body.code).toBe('cases.call-too-soon');
  });

  test('who would rather not say closes it without an opinion', async ({ world }) => {
    const { id, path } = await silent(world);
    await world.as('dispatcherQian').post(`${path}/calls`, { outcome: 'refused' });
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed', outcome: 'no-opinion' });
  });

  test('is made by someone apart from the unit, about a case within reach, with both answers', async ({ world }) => {
    const { path } = await silent(world);
    const { as } = world;
    expect((await as('propertyMa').post(`${path}/calls`, { outcome: 'no-answer' })).status).toBe(403);
    expect((await as('otherClerk').post(`${path}/calls`, { outcome: 'no-answer' })).status).toBe(404);
    expect((await as('farClerk').post(`${path}/calls`, { outcome: 'no-answer' })).status).toBe(404);
    const half = await as('dispatcherQian').post(`${path}/calls`, { outcome: 'reached', solved: 'yes' });
    expect([half.status, Object.keys(half.body.fields)]).toEqual([422, ['satisfied']]);
    const stranger = { outcome: 'no-answer', personId: world.cast.people.strangerZhao.id };
    expect((await as('dispatcherQian').post(`${path}/calls`, stranger)).status).toBe(404);
  });

  test('the desk that handled it may not call about its own work', async ({ world }) => {
    const { cast, as } = world;
    const made = await as('grandmaWang').post('/cases', {
      words: '楼道里堆满纸箱，走不过去。',
      category: 'order.clutter',
      placeId: cast.places.building,
    });
    const path = `/cases/${made.body.caseId}`;
    await as('dispatcherQian').post(`${path}/dispatch`, { unitId: cast.units.community });
    await as('clerkLiu').post(`${path}/answer`, { result: 'done', words: '已清理。' });
    expect((await as('clerkLiu').post(`${path}/calls`, { outcome: 'reached', ...yes })).status).toBe(403);
    expect((await as('dispatcherQian').post(`${path}/calls`, { outcome: 'reached', ...yes })).status).toBe(201);
  });
});

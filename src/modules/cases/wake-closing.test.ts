import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { answered, stateOf } from './case-ending.test-support.ts';
import { wakeCases } from './wake-cases.ts';

describe('the minute job', () => {
  test('calls for a call after the silence, closes what nobody can be asked about, and archives in the end', async ({
    world,
  }) => {
    const { cast, as } = world;
    const asked = await answered(world);
    const box = await as('clerkLiu').post('/cases/new', {
      words: '路口的井盖松了，车一过就响。',
      placeId: cast.places.building,
      channel: 'box',
    });
    const path = `/cases/${box.body.caseId}`;
    await as('dispatcherQian').post(`${path}/dispatch`, { unitId: cast.units.property });
    await as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已固定。' });
    const in30Days = new Date(Date.now() + 30 * 86_400_000);
    expect(await wakeCases(world.dbs, testMeans, in30Days)).toMatchObject({ failed: 0 });
    expect(await stateOf(world, asked.id)).toMatchObject({ state: 'to-follow-up' });
    expect(await stateOf(world, box.body.caseId)).toMatchObject({ state: 'closed', outcome: 'nobody-to-ask' });
    expect((await as('dispatcherQian').post(`${path}/calls`, { outcome: 'no-answer' })).status).toBe(409);
    await wakeCases(world.dbs, testMeans, new Date(in30Days.getTime() + 91 * 86_400_000));
    expect(await stateOf(world, box.body.caseId)).toMatchObject({ state: 'archived' });
    const left = await sql`select 1 from cases.cases where id = ${asked.id} and wake_at is not null`.execute(
      world.dbs.read,
    );
    expect(left.rows).toEqual([]);
  });
});

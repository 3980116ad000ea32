import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';
import { helperDueAt } from './helper-due.ts';

describe('a second unit helps', () => {
  test('it answers the lead before the lead’s own date; the reporter sees that it helps, not what it says', async ({
    world,
  }) => {
    const { cast } = world;
    const { id, path } = await bringIn(world, { to: cast.units.property, signed: 'propertyMa' });
    const asked = { unitId: cast.units.fire, note: '请看看是否占用消防通道。' };
    expect((await world.as('fireman').post(`${path}/help`, { words: '不占用。' })).status).toBe(404);
    expect((await world.as('propertyMa').post(`${path}/helpers`, asked)).status).toBe(201);
    expect((await world.as('propertyMa').post(`${path}/helpers`, asked)).body.code).toBe('cases.helper-asked');
    const lead = await readCase(world, 'propertyMa', id);
    const [helper] = lead.helpers;
    expect(helper).toMatchObject({ unitName: '消防救援大队', late: false });
    expect(helper && lead.handleDueAt && helper.dueAt < lead.handleDueAt).toBe(true);
    await world.settle();
    expect((await world.as('fireman').get('/my/notices')).body.items[0].text).toContain('请协办');
    expect((await world.as('fireman').post(`${path}/help`, { words: '不占用。' })).status).toBe(201);
    expect((await world.as('fireman').post(`${path}/help`, { words: '再说一遍。' })).body.code).toBe(
      'cases.helper-answered',
    );
    expect((await readCase(world, 'propertyMa', id)).helpers[0]?.answer).toBe('不占用。');
    expect((await readCase(world, 'grandmaWang', id)).helpers).toMatchObject([
      { unitName: '消防救援大队', answer: null },
    ]);
    expect((await world.as('fireman').post(`${path}/answer`, { result: 'done', words: '好了。' })).status).toBe(403);
  });

  test('a helper that lets its date pass is seen to be late', async ({ world }) => {
    const { cast } = world;
    const { id, path } = await bringIn(world, { to: cast.units.property });
    await world.as('clerkLiu').post(`${path}/helpers`, { unitId: cast.units.fire, note: '请看看。' });
    await sql`update cases.helpers set due_at = now() - interval '1 hour' where case_id = ${id}`.execute(
      world.dbs.write,
    );
    expect((await readCase(world, 'clerkLiu', id)).helpers).toMatchObject([{ late: true, answeredAt: null }]);
  });

  test('neither the lead nor who is complained about is asked to help', async ({ world }) => {
    const { units } = world.cast;
    const { path } = await bringIn(world, { to: units.property, aboutUnitId: units.fire });
    const ask = (unitId: string) => world.as('clerkLiu').post(`${path}/helpers`, { unitId, note: '请看看。' });
    expect((await ask(units.property)).body.code).toBe('cases.helper-leads');
    expect((await ask(units.fire)).body.code).toBe('cases.about-unit');
    expect((await ask(world.cast.places.county)).status).toBe(422);
  });

  test('a helper has four fifths of the time that is left, and at least an hour', () => {
    const now = new Date('2026-11-23T02:00:00Z');
    expect(helperDueAt(new Date('2026-11-23T12:00:00Z'), now)).toEqual(new Date('2026-11-23T10:00:00Z'));
    expect(helperDueAt(new Date('2026-11-20T12:00:00Z'), now)).toEqual(new Date('2026-11-23T03:00:00Z'));
  });
});

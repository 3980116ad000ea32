import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { forgetVisitors } from '../people/index.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';

const asked = { days: 5, reason: '灯具要从厂家订货。' };

describe('more time', () => {
  test('an extension counts from the original due date, moves both clocks, and the reporter hears why', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const before = await readCase(world, 'propertyMa', id);
    expect((await world.as('propertyMa').post(`${path}/extensions`, asked)).status).toBe(201);
    expect((await world.as('propertyMa').post(`${path}/extensions`, asked)).body.code).toBe('cases.extension-waits');
    expect((await readCase(world, 'grandmaWang', id)).extensions).toEqual([]);
    const granted = await world.as('secretaryHe').post(`${path}/extension-decision`, { decision: 'granted' });
    expect(granted.status).toBe(201);
    const seen = await readCase(world, 'grandmaWang', id);
    expect(seen.dueAt.getTime() - before.dueAt.getTime()).toBeGreaterThanOrEqual(7 * 86_400_000);
    expect(seen.handleDueAt && before.handleDueAt && seen.handleDueAt > before.handleDueAt).toBe(true);
    expect(seen.clocks.resident.sentence).toMatch(/^延期 5 个工作日：原定.+到期/);
    expect(seen.clocks.resident.dueAt).toEqual(seen.dueAt);
    expect(seen.clocks.handler?.sentence).toMatch(/^延期 5 个工作日：原定.+到期/);
    expect(seen.extensions).toMatchObject([
      { days: 5, reason: asked.reason, oldDueAt: before.dueAt, newDueAt: seen.dueAt },
    ]);
    await world.settle();
    expect((await world.as('grandmaWang').get('/my/notices')).body.items[0].text).toContain('延期到');
    const again = await world.as('propertyMa').post(`${path}/extensions`, asked);
    expect(again.body).toMatchObject({ status: 409, code: 'cases.no-more-extensions' });
  });

  test('a refusal moves nothing, and the unit may ask again', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const before = await readCase(world, 'propertyMa', id);
    await world.as('propertyMa').post(`${path}/extensions`, asked);
    await world.as('secretaryHe').post(`${path}/extension-decision`, { decision: 'refused', note: '本地就有货。' });
    const after = await readCase(world, 'propertyMa', id);
    expect([after.dueAt, after.handleDueAt]).toEqual([before.dueAt, before.handleDueAt]);
    expect((await world.as('propertyMa').post(`${path}/extensions`, asked)).status).toBe(201);
  });

  test('neither the same unit nor the same person in another role decides, and the database refuses it too', async ({
    world,
  }) => {
    const { cast, dbs } = world;
    const { id, path } = await bringIn(world, { to: cast.units.community, signed: 'clerkLiu' });
    await world.as('clerkLiu').post(`${path}/extensions`, asked);
    const decision = { decision: 'granted' };
    expect((await world.as('secretaryHe').post(`${path}/extension-decision`, decision)).status).toBe(403);
    await switchRole(world, 'clerkLiu');
    const own = await world.as('clerkLiu').post(`${path}/extension-decision`, decision);
    expect(own.body).toMatchObject({ status: 403, code: 'cases.own-work' });
    const direct = sql`update cases.extensions set decision = 'granted', decided_by = asked_by where case_id = ${id}`;
    await expect(direct.execute(dbs.write)).rejects.toMatchObject({ constraint: 'extensions_not_by_oneself' });
    expect((await world.as('supervisorLi').post(`${path}/extension-decision`, decision)).status).toBe(201);
  });

  test('what is late already cannot be extended, and no more days than the rules allow', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const many = await world.as('propertyMa').post(`${path}/extensions`, { ...asked, days: 16 });
    expect(many.body.fields.days).toContain('最多延期 15 天');
    await sql`update cases.cases set due_at = now() - interval '1 minute' where id = ${id}`.execute(world.dbs.write);
    expect((await world.as('propertyMa').post(`${path}/extensions`, asked)).body.code).toBe('cases.extension-too-late');
  });
});

/** The same person switches to a second role: the county's supervisor, with no unit. */
async function switchRole(world: Parameters<typeof bringIn>[0], who: 'clerkLiu') {
  const { id, county } = world.cast.people[who];
  const grantId = crypto.randomUUID();
  await sql`insert into people.grants (county, id, person_id, role, place_id, starts_on, granted_at)
    values (${county}, ${grantId}, ${id}, 'supervisor', ${world.cast.places.county}, ${shanghaiDay(new Date())}, now())`.execute(
    world.dbs.write,
  );
  await sql`update people.sessions set grant_id = ${grantId} where person_id = ${id}`.execute(world.dbs.write);
  forgetVisitors();
}

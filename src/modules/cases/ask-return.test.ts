import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';
import { wakeCases } from './wake-cases.ts';

const asked = { reason: 'not-our-duty', words: '这段路灯归城管局管。' };
const note = { note: '同意，归城管。' };

describe('a unit says that a case is not its own', () => {
  test('accepted, it goes back to the desk, the review is a recorded pause, and it goes out in time again', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    expect((await world.as('propertyMa').post(`${path}/returns`, asked)).status).toBe(201);
    expect((await readCase(world, 'propertyMa', id)).returns).toMatchObject([
      { reasonLabel: '明显不属于本单位职责', decision: null },
    ]);
    expect((await world.as('secretaryHe').post(`${path}/return-acceptance`, note)).status).toBe(201);
    const back = await readCase(world, 'secretaryHe', id);
    expect(back).toMatchObject({ state: 'to-dispatch', unitId: null, handleDueAt: null, returnCount: 1 });
    expect(back.dispatches.map((one) => one.unitName)).toEqual(['万福物业']);
    expect((await world.as('propertyMa').post(`${path}/notes`, { words: '看看' })).status).toBe(404);
    const pauses = await sql`select reason from cases.pauses where case_id = ${id} and ended_at is not null`.execute(
      world.dbs.read,
    );
    expect(pauses.rows).toEqual([{ reason: 'return-review' }]);
    await sql`update cases.cases set received_at = received_at - interval '30 days' where id = ${id}`.execute(
      world.dbs.write,
    );
    await world.as('clerkLiu').post(`${path}/dispatch`, { unitId: world.cast.units.cityManagement });
    const sent = await sql`select detail->'onTime' as on_time from activity.entries
      where thing_id = ${id} and kind = 'case.dispatched' order by xid desc limit 1`.execute(world.dbs.read);
    expect(sent.rows).toEqual([{ onTime: true }]);
  });

  test('refused, the unit goes on where it was, its clock never stood, and it may not ask again', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property });
    const before = await readCase(world, 'propertyMa', id);
    await world.as('propertyMa').post(`${path}/returns`, asked);
    expect((await world.as('secretaryHe').post(`${path}/return-refusal`, { note: '小区内的灯归物业。' })).status).toBe(
      201,
    );
    const after = await readCase(world, 'propertyMa', id);
    expect(after).toMatchObject({ state: 'to-sign', handleDueAt: before.handleDueAt });
    expect(after.clocks.handler?.sentence).toBe(before.clocks.handler?.sentence);
    const again = await world.as('propertyMa').post(`${path}/returns`, asked);
    expect(again.body).toMatchObject({ status: 409, code: 'cases.return-final' });
    expect((await world.as('propertyMa').post(`${path}/signature`)).status).toBe(201);
  });

  test('not reviewed within the limit it counts as accepted, by the system, and not a minute before', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property });
    await world.as('propertyMa').post(`${path}/returns`, asked);
    const [{ reviewDueAt } = { reviewDueAt: new Date() }] = (await readCase(world, 'propertyMa', id)).returns;
    await wakeCases(world.dbs, testMeans, new Date(reviewDueAt.getTime() - 1000));
    expect((await readCase(world, 'propertyMa', id)).state).toBe('return-review');
    await wakeCases(world.dbs, testMeans, reviewDueAt);
    await wakeCases(world.dbs, testMeans, reviewDueAt);
    const seen = await readCase(world, 'clerkLiu', id);
    expect(seen).toMatchObject({ state: 'to-dispatch', returns: [{ decision: 'deemed-accepted' }] });
    expect(seen.entries.at(-1)).toMatchObject({ label: '退单逾期未审，视为同意', who: '系统' });
  });

  test('no more often than the rules allow, and only for a reason they name', async ({ world }) => {
    const { path } = await bringIn(world, { to: world.cast.units.property });
    const odd = await world.as('propertyMa').post(`${path}/returns`, { ...asked, reason: 'tired' });
    expect(odd.status).toBe(422);
    for (const [who, unit] of [
      ['propertyMa', 'fire'],
      ['fireman', 'cityManagement'],
    ] as const) {
      await world.as(who).post(`${path}/returns`, asked);
      await world.as('supervisorLi').post(`${path}/return-acceptance`, note);
      await world.as('dispatcherQian').post(`${path}/dispatch`, { unitId: world.cast.units[unit] });
    }
    const third = await world.as('cityManager').post(`${path}/returns`, asked);
    expect(third.body).toMatchObject({ status: 409, code: 'cases.no-more-returns' });
  });

  test('nobody of the unit reviews it, and the database refuses its author', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.community });
    await world.as('clerkLiu').post(`${path}/returns`, asked);
    expect((await world.as('secretaryHe').post(`${path}/return-acceptance`, note)).status).toBe(403);
    const direct = sql`update cases.returns set decision = 'accepted', decided_by = asked_by where case_id = ${id}`;
    await expect(direct.execute(world.dbs.write)).rejects.toMatchObject({ constraint: 'returns_not_by_oneself' });
  });
});

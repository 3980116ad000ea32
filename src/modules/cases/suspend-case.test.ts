import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';
import { wakeCases } from './wake-cases.ts';

const day = 86_400_000;
const onDay = (days: number) => shanghaiDay(new Date(Date.now() + days * day));
const plan = { reason: '要等供电部门停电窗口。', plan: '十天后停电时更换线路。' };

describe('a case set aside', () => {
  test('only the handler’s clock stands still, and taking it up again moves it by the time that stood', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const before = await readCase(world, 'propertyMa', id);
    const set = await world.as('secretaryHe').post(`${path}/suspensions`, { ...plan, reviewOn: onDay(10) });
    expect(set.status).toBe(201);
    expect((await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '好了。' })).status).toBe(409);
    // As if it had been set aside for a week.
    for (const table of ['pauses', 'suspensions', 'dispatches']) {
      const column = table === 'dispatches' ? 'dispatched_at' : 'started_at';
      await sql`update ${sql.table(`cases.${table}`)} set ${sql.ref(column)} = ${sql.ref(column)} - interval '21 days'
        where case_id = ${id}`.execute(world.dbs.write);
    }
    await sql`update cases.cases set dispatched_at = dispatched_at - interval '21 days',
      handle_due_at = handle_due_at - interval '21 days' where id = ${id}`.execute(world.dbs.write);
    const paused = await readCase(world, 'grandmaWang', id);
    expect(paused.clocks.handler).toMatchObject({ paused: true, late: false });
    expect(paused.clocks.handler?.sentence).toContain('现在暂停计时');
    expect(paused.dueAt).toEqual(before.dueAt);
    expect(paused.suspensions).toMatchObject([{ plan: plan.plan, ownerName: '万福物业', endedAt: null }]);
    expect((await world.as('propertyMa').post(`${path}/resumption`, { note: '停电了，开工。' })).status).toBe(201);
    const after = await readCase(world, 'propertyMa', id);
    expect(after).toMatchObject({ state: 'handling', dueAt: before.dueAt });
    expect(after.clocks.handler?.sentence).toContain('扣除暂停的工作时间');
    expect(after.handleDueAt?.getTime()).toBeGreaterThan(Date.now());
    expect(after.clocks.handler?.dueAt).toEqual(after.handleDueAt);
  });

  test('the review date wakes its owner and its reporter, and again a week later', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    await world
      .as('secretaryHe')
      .post(`${path}/suspensions`, { ...plan, ownerId: world.cast.units.water, reviewOn: onDay(3) });
    const at = new Date(`${onDay(3)}T09:00:00+08:00`);
    await wakeCases(world.dbs, testMeans, new Date(at.getTime() - 1));
    await wakeCases(world.dbs, testMeans, at);
    await wakeCases(world.dbs, testMeans, at);
    await wakeCases(world.dbs, testMeans, new Date(at.getTime() + 7 * day));
    const seen = await readCase(world, 'secretaryHe', id);
    expect(seen.entries.filter((one) => one.kind === 'case.suspension-due')).toHaveLength(2);
    expect(seen.state).toBe('suspended');
    await world.settle();
    expect((await world.as('grandmaWang').get('/my/notices')).body.items[0].text).toContain('复查日到了');
  });

  test('the date to look again is after today and within a year; the lead cannot set its own work aside', async ({
    world,
  }) => {
    const { path } = await bringIn(world, { to: world.cast.units.community, signed: 'clerkLiu' });
    const as = (who: 'supervisorLi' | 'secretaryHe' | 'clerkLiu', reviewOn: string) =>
      world.as(who).post(`${path}/suspensions`, { ...plan, reviewOn });
    expect((await as('supervisorLi', onDay(0))).body.fields.reviewOn).toContain('今天以后');
    expect((await as('supervisorLi', onDay(400))).body.fields.reviewOn).toContain('一年');
    expect((await as('supervisorLi', '2026-02-30')).status).toBe(422);
    expect((await as('secretaryHe', onDay(5))).status).toBe(403);
    expect((await as('clerkLiu', onDay(5))).status).toBe(403);
  });
});

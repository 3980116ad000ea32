import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';

describe('one case with everything on it', () => {
  test('both clocks give their dates with a reason, and the timeline names units and roles, never persons', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    await world.as('propertyMa').post(`${path}/contacts`, { way: 'phone', note: '已约好下午上门。' });
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
    const seen = await readCase(world, 'clerkLiu', id);
    expect(seen.clocks.resident.sentence).toMatch(/^普通事项 5 个工作日：.+为止/);
    expect(seen.clocks.handler?.sentence).toMatch(/^普通事项 5 个工作日/);
    expect(seen.entries.map((one) => [one.label, one.who, one.unitName, one.words])).toEqual([
      ['提交', '居民', null, null],
      ['派单', '派单员', '万福物业', null],
      ['签收', '万福物业 · 承办单位', null, null],
      ['首次联系', '万福物业 · 承办单位', null, '已约好下午上门。'],
      ['答复', '万福物业 · 承办单位', null, '已换新灯。'],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/王桂兰|马强|钱进/);
  });

  test('the unit never learns who reported when the reporter asked for that, while the county desk may', async ({
    world,
  }) => {
    const { id } = await bringIn(world, { to: world.cast.units.property, reporterShown: 'hidden' });
    const who = world.cast.people.grandmaWang.id;
    expect(JSON.stringify(await readCase(world, 'propertyMa', id))).not.toContain(who);
    expect((await readCase(world, 'dispatcherQian', id)).reporter).toMatchObject({ known: true, personId: who });
    const ownDesk = await bringIn(world, { to: world.cast.units.community, reporterShown: 'hidden' });
    expect((await readCase(world, 'clerkLiu', ownDesk.id)).reporter).toMatchObject({ known: false, personId: null });
  });

  test('what is written for colleagues stays with them; what is written for the reporter arrives', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    await world.as('propertyMa').post(`${path}/notes`, { words: '灯具要报价。' });
    await world.as('propertyMa').post(`${path}/notes`, { words: '灯已经订好，明天装。', audience: 'reporter' });
    const hers = await readCase(world, 'grandmaWang', id);
    expect(hers.notes.map((one) => one.words)).toEqual(['灯已经订好，明天装。']);
    expect(JSON.stringify(hers)).not.toContain('报价');
    expect((await readCase(world, 'clerkLiu', id)).notes).toHaveLength(2);
  });

  test('a date that was brought in with the case does not pretend to follow from the rules', async ({ world }) => {
    const { id } = await bringIn(world, { to: world.cast.units.property });
    await sql`update cases.cases set due_at = '2098-05-06T02:00:00Z' where id = ${id}`.execute(world.dbs.write);
    const { resident, handler } = (await readCase(world, 'clerkLiu', id)).clocks;
    expect(resident.sentence).toContain('随来件定下');
    expect(resident.sentence).toContain('2098年5月6日');
    expect(handler?.sentence).toMatch(/^普通事项 5 个工作日/);
  });

  test('a late case says by how much, until it is answered; then what it was stays', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    await sql`update cases.cases set received_at = received_at - interval '40 days', due_at = now() - interval '2 hours'
      where id = ${id}`.execute(world.dbs.write);
    const open = await readCase(world, 'grandmaWang', id);
    expect(open.clocks.resident).toMatchObject({ late: true, remaining: expect.stringMatching(/^超时 [12] 小时/) });
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
    const answered = await readCase(world, 'grandmaWang', id, new Date('2098-01-01'));
    expect(answered.clocks.resident).toMatchObject({ late: true, remaining: null });
  });

  test('time granted to a unit that had the case before is no time of the unit that has it now', async ({ world }) => {
    const { cast } = world;
    const { id, path } = await bringIn(world, { to: cast.units.property, signed: 'propertyMa' });
    await world.as('propertyMa').post(`${path}/extensions`, { days: 9, reason: '等厂家发货。' });
    await world.as('secretaryHe').post(`${path}/extension-decision`, { decision: 'granted' });
    await world.as('propertyMa').post(`${path}/returns`, { reason: 'not-our-duty', words: '灯杆归城管局。' });
    await world.as('secretaryHe').post(`${path}/return-acceptance`, { note: '同意。' });
    await world.as('clerkLiu').post(`${path}/dispatch`, { unitId: cast.units.cityManagement });
    const seen = await readCase(world, 'cityManager', id);
    expect(seen.clocks.resident.sentence).toMatch(/^延期 9 个工作日/);
    expect(seen.clocks.handler?.sentence).toMatch(/^普通事项 5 个工作日/);
    expect(seen.clocks.handler?.dueAt).toEqual(seen.handleDueAt);
  });
});

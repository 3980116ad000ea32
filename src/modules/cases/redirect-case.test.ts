import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';

describe('the desk decides where a case goes', () => {
  test('another category brings another limit, counted from the arrival, with both dates on record', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world);
    const before = await readCase(world, 'clerkLiu', id);
    expect((await world.as('clerkLiu').post(`${path}/category`, { category: 'parking.fire-lane' })).status).toBe(201);
    const after = await readCase(world, 'clerkLiu', id);
    expect(after).toMatchObject({ urgency: 'life', urgencyLabel: '危及生命安全' });
    expect(after.dueAt.getTime()).toBe(after.receivedAt.getTime() + 2 * 3_600_000);
    expect(after.dueAt < before.dueAt).toBe(true);
    const found = await world.as('clerkLiu').post(`${path}/category`, { category: 'parking.fire-lane' });
    expect(found.body).toMatchObject({ status: 422, fields: { category: expect.stringContaining('一样') } });
  });

  test('what became a tip-off is never public', async ({ world }) => {
    const { id, path } = await bringIn(world, { audience: 'public' });
    expect((await world.as('dispatcherQian').post(`${path}/category`, { kind: 'tip-off' })).status).toBe(201);
    expect((await readCase(world, 'dispatcherQian', id)).audience).toBe('private');
    expect((await world.as('clerkLiu').post(`${path}/notes`, { words: '看看' })).status).toBe(404);
  });

  test('a case not signed for goes to another unit; the first receiver stays on record and loses reach', async ({
    world,
  }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property });
    const desk = world.as('clerkLiu');
    const same = await desk.post(`${path}/redirect`, { unitId: world.cast.units.property, note: '派错了。' });
    expect(same.status).toBe(422);
    expect((await desk.post(`${path}/redirect`, { unitId: world.cast.units.fire, note: '派错了。' })).status).toBe(201);
    const seen = await readCase(world, 'clerkLiu', id);
    expect(seen.dispatches.map((one) => one.unitName)).toEqual(['万福物业', '消防救援大队']);
    expect(seen.entries.at(-1)).toMatchObject({ label: '改派', unitName: '消防救援大队', words: '派错了。' });
    expect((await world.as('propertyMa').post(`${path}/signature`)).status).toBe(404);
    expect((await world.as('fireman').post(`${path}/signature`)).status).toBe(201);
  });

  test('a unit is not sent what is said about itself', async ({ world }) => {
    const { path } = await bringIn(world, { aboutUnitId: world.cast.units.property });
    const sent = await world.as('clerkLiu').post(`${path}/dispatch`, { unitId: world.cast.units.property });
    expect(sent.body).toMatchObject({ status: 409, code: 'cases.about-unit' });
    const helped = await world
      .as('clerkLiu')
      .post(`${path}/dispatch`, { unitId: world.cast.units.fire, helpers: [world.cast.units.property] });
    expect(helped.status).toBe(409);
    expect((await world.as('clerkLiu').post(`${path}/dispatch`, { unitId: world.cast.units.fire })).status).toBe(201);
  });

  test('what is not for this service ends with where to go, and the reporter is told', async ({ world }) => {
    const { id, path } = await bringIn(world, { words: '法院判决后对方不履行怎么办。' });
    expect((await world.as('clerkLiu').post(`${path}/decline`, { where: '' })).status).toBe(422);
    const where = '请向作出判决的法院申请强制执行，电话 12368。';
    expect((await world.as('clerkLiu').post(`${path}/decline`, { where })).status).toBe(201);
    const hers = await readCase(world, 'grandmaWang', id);
    expect(hers).toMatchObject({ state: 'declined', closures: [{ outcome: 'declined', note: where }] });
    expect(hers.clocks.handler).toBeNull();
    await world.settle();
    const told = await world.as('grandmaWang').get('/my/notices');
    expect(told.body.items[0].text).toContain('12368');
  });

  test('only the first contact counts for the limit', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const call = { way: 'phone', note: '说好下午去。' };
    await world.as('propertyMa').post(`${path}/contacts`, call);
    const first = (await readCase(world, 'propertyMa', id)).contactedAt;
    await world.as('propertyMa').post(`${path}/contacts`, { ...call, way: 'visit' });
    const seen = await readCase(world, 'propertyMa', id);
    expect(seen.contactedAt).toEqual(first);
    expect(seen.contacts.map((one) => one.way)).toEqual(['phone', 'visit']);
    expect((await readCase(world, 'grandmaWang', id)).contacts[0]).toMatchObject({ way: 'phone', note: '' });
  });
});

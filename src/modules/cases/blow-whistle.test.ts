import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';

describe('the community calls departments together', () => {
  test('who is called helps from then on; the meeting ends once, with what was agreed and who came', async ({
    world,
  }) => {
    const { units } = world.cast;
    const { id, path } = await bringIn(world, { to: units.property });
    const meetAt = new Date(Date.now() + 3_600_000).toISOString();
    const call = {
      units: [units.fire, units.cityManagement, units.property],
      meetAt,
      note: '下午三点在五号楼门口碰头。',
    };
    expect((await world.as('propertyMa').post(`${path}/whistles`, call)).status).toBe(403);
    expect((await world.as('clerkLiu').post(`${path}/whistles`, { ...call, meetAt: '2026-01-01T10:00' })).status).toBe(
      422,
    );
    expect((await world.as('clerkLiu').post(`${path}/whistles`, call)).status).toBe(201);
    const called = await readCase(world, 'clerkLiu', id);
    expect(called.helpers.map((one) => one.unitName).sort()).toEqual(['城市管理局', '消防救援大队']);
    expect(called.whistles[0]?.units).toHaveLength(3);
    const end = `${path}/whistles/${called.whistles[0]?.id}/end`;
    const agreed = { summary: '明天一起清理。', arrived: [units.fire, units.water] };
    expect((await world.as('clerkLiu').post(end, agreed)).status).toBe(201);
    expect((await world.as('clerkLiu').post(end, agreed)).body.code).toBe('cases.whistle-ended');
    const seen = await readCase(world, 'clerkLiu', id);
    expect(seen.entries.at(-1)?.label).toBe('会商结束，3 个单位到了 1 个');
    expect((await readCase(world, 'grandmaWang', id)).whistles).toEqual([]);
  });

  test('a time typed without a zone is the time on the wall here', async ({ world }) => {
    const { id, path } = await bringIn(world);
    const call = { units: world.cast.units.fire, meetAt: '2030-05-06T10:00', note: '在社区碰头。' };
    expect((await world.as('clerkLiu').post(`${path}/whistles`, call)).status).toBe(201);
    expect((await readCase(world, 'clerkLiu', id)).whistles[0]?.meetAt).toEqual(new Date('2030-05-06T02:00:00Z'));
  });
});

describe('supervision', () => {
  test('presses harder or the same, never easier, and an answer is then read by someone apart', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const press = (level: number) => world.as('supervisorLi').post(`${path}/supervisions`, { level, note: '抓紧办。' });
    expect((await press(2)).status).toBe(201);
    expect((await press(2)).status).toBe(201);
    expect((await press(1)).body.fields.level).toContain('同级再督或升级');
    expect((await press(4)).status).toBe(422);
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
    expect(await readCase(world, 'grandmaWang', id)).toMatchObject({ state: 'to-review', answers: [] });
    expect((await world.as('propertyMa').post(`${path}/answer-pass`)).status).toBe(403);
    expect((await world.as('supervisorLi').post(`${path}/answer-back`, { note: '请附照片。' })).status).toBe(201);
    const back = await readCase(world, 'propertyMa', id);
    expect(back).toMatchObject({
      state: 'handling',
      answeredAt: null,
      answers: [{ review: 'sent-back', reviewNote: '请附照片。' }],
    });
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯，附照片。' });
    expect((await world.as('secretaryHe').post(`${path}/answer-pass`)).status).toBe(201);
    const hers = await readCase(world, 'grandmaWang', id);
    expect(hers.state).toBe('to-rate');
    expect(hers.answers.map((one) => one.words)).toEqual(['已换新灯，附照片。']);
    expect(JSON.stringify(hers.entries)).not.toContain('退回');
  });
});

import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';

describe('finding a case again', () => {
  test('by words, by number, by place and state, and only within reach', async ({ world }) => {
    const { as, cast } = world;
    const make = (words: string, more = {}) =>
      as('grandmaWang').post('/cases', { words, category: 'repairs.light', placeId: cast.places.building, ...more });
    const lamp = await make('五号楼楼道灯不亮');
    const noise = await make('广场舞音响太吵', { category: 'noise.square-dance', placeId: cast.places.community });
    const found = async (query: string, who: 'clerkLiu' | 'otherClerk' = 'clerkLiu') =>
      (await as(who).get(`/cases?${query}`)).body.items.map((one: { id: string }) => one.id);
    expect(await found(`q=${encodeURIComponent('楼道灯')}`)).toEqual([lamp.body.caseId]);
    expect(await found(`q=${noise.body.number}`)).toEqual([noise.body.caseId]);
    expect(await found('')).toEqual([noise.body.caseId, lamp.body.caseId]);
    expect(await found(`placeId=${cast.places.building}`)).toEqual([lamp.body.caseId]);
    expect(await found(`q=${encodeURIComponent('灯')}`)).toEqual([lamp.body.caseId]);
    expect(await found('category=noise')).toEqual([noise.body.caseId]);
    await as('clerkLiu').post(`/cases/${lamp.body.caseId}/dispatch`, { unitId: cast.units.property });
    expect(await found('state=to-sign')).toEqual([lamp.body.caseId]);
    expect(await found(`q=${encodeURIComponent('楼道灯')}`, 'otherClerk')).toEqual([]);
    expect((await as('grandmaWang').get('/cases')).status).toBe(403);
  });

  test('turns pages by key, each case once', async ({ world }) => {
    const { as, cast } = world;
    for (let n = 0; n < 53; n++) {
      await as('neighbourChen').post('/cases', { words: `快递柜第${n}格打不开`, placeId: cast.places.compound });
    }
    const q = `q=${encodeURIComponent('快递')}`;
    const first = await as('clerkLiu').get(`/cases?${q}`);
    const second = await as('clerkLiu').get(`/cases?${q}&before=${first.body.next}`);
    const ids = [...first.body.items, ...second.body.items].map((one: { id: string }) => one.id);
    expect(new Set(ids).size).toBe(53);
    expect(second.body.next).toBeNull();
  });

  test('the page and the sheet of a case are valid HTML, and the sheet names nobody', async ({ world }) => {
    const { as, cast } = world;
    const made = await as('grandmaWang').post('/cases', {
      words: '路灯坏了，晚上看不清。',
      placeId: cast.places.building,
    });
    for (const path of ['/cases?q=%E8%B7%AF%E7%81%AF', '/cases?q=nothing', `/cases/${made.body.caseId}/sheet`]) {
      const page = await as('clerkLiu').page(path);
      expect([path, page.status, await htmlProblems(page.text)]).toEqual([path, 200, []]);
      expect(page.text).not.toContain('王桂兰');
    }
    expect((await as('grandmaWang').page(`/cases/${made.body.caseId}/sheet`)).status).toBe(403);
  });
});

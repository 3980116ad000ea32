import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';
import { bringIn } from './case-acting.test-support.ts';

describe('one matter as its reporter sees it', () => {
  test('says where it stands and by when, and takes words to add', async ({ world }) => {
    const { path } = await bringIn(world);
    const grandma = world.as('grandmaWang');
    const seen = await grandma.page(path);
    expect(await htmlProblems(seen.text)).toEqual([]);
    expect(seen.text).toMatch(/前答复您/);
    expect(seen.text).toContain('补充一句或一张照片');
    const added = await grandma.submit(`${path}/additions`, { form: 'add', words: '四楼的也不亮了。' });
    expect(added.location).toBe(`/${world.cast.county}${path}`);
    expect((await grandma.page(path)).text).toContain('四楼的也不亮了。');
    const empty = await grandma.submit(`${path}/additions`, { form: 'add' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('写一句话，或选一张照片');
    expect(await htmlProblems(empty.text)).toEqual([]);
    expect((await world.as('neighbourChen').submit(`${path}/additions`, { words: '我也补充' })).status).toBe(404);
  });

  test('asks two separate questions, and keeps what was chosen when one is missing', async ({ world }) => {
    const { path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯，三楼到五楼都亮了。' });
    const grandma = world.as('grandmaWang');
    const asked = await grandma.page(path);
    expect(await htmlProblems(asked.text)).toEqual([]);
    expect(asked.text).toContain('已换新灯');
    const half = await grandma.submit(`${path}/ratings`, { form: 'rate', solved: 'yes', words: '师傅很好' });
    expect(half.status).toBe(422);
    expect(half.text).toMatch(/name="solved" value="yes" checked/);
    expect(half.text).toContain('师傅很好');
    const rated = await grandma.submit(`${path}/ratings`, { form: 'rate', solved: 'yes', satisfied: 'very' });
    expect(rated.status).toBe(303);
    const closed = await grandma.page(path);
    expect(await htmlProblems(closed.text)).toEqual([]);
    expect(closed.text).toContain('没解决，请再办');
    const again = await grandma.submit(`${path}/reopening`, { form: 'reopen', words: '又坏了，晚上还是黑的。' });
    expect(again.status).toBe(303);
    expect((await grandma.page(path)).text).toContain('没解决，重新交办');
  });

  test('can be taken back', async ({ world }) => {
    const { path } = await bringIn(world);
    const grandma = world.as('grandmaWang');
    expect((await grandma.page(path)).text).toContain('不办了，撤回');
    expect((await grandma.submit(`${path}/withdrawal`, { form: 'withdraw' })).status).toBe(303);
    const gone = await grandma.page(path);
    expect(gone.text).toContain('您已经撤回');
    expect(await htmlProblems(gone.text)).toEqual([]);
  });
});

describe('a public matter', () => {
  test('is read by anyone, joined after signing in, and left again', async ({ world }) => {
    const { id, path } = await bringIn(world, { audience: 'public' });
    expect((await world.as(null).page(`/public${path}`)).status).toBe(404);
    await world.as('dispatcherQian').post(`${path}/publication`, { title: '楼道灯不亮', words: '三楼到五楼都不亮。' });
    const visitor = await world.as(null).page(`/public${path}`);
    expect(await htmlProblems(visitor.text)).toEqual([]);
    expect(visitor.text).toContain(`/sign-in?next=${encodeURIComponent(`/public/cases/${id}`)}`);
    const chen = world.as('neighbourChen');
    expect((await chen.page(`/public${path}`)).text).toContain('我也是');
    expect((await chen.submit(`${path}/join`, {})).status).toBe(303);
    const joined = await chen.page(path);
    expect(joined.text).toContain('2 位邻居一起');
    expect(joined.text).toContain('不跟进了，退出');
    expect(joined.text).not.toContain('不办了，撤回');
    expect((await chen.page(`/public${path}`)).text).toContain('您也在里面');
    expect((await chen.submit(`${path}/leaving`, {})).status).toBe(303);
  });
});

describe('the first screens', () => {
  test.for(['/', '/public/cases', '/places/county/children', '/places/suggest?q=%E4%B8%87%E7%A6%8F'])(
    '%s is valid and useful to a passer-by, and lighter than 60 KB with its styles',
    async (path, { world }) => {
      const seen = await world.as(null).page(path);
      expect(seen.status).toBe(200);
      expect(await htmlProblems(seen.text)).toEqual([]);
      expect(Buffer.byteLength(seen.text)).toBeLessThan(40_000);
    },
  );

  test('home shows my open matters first, and large type goes with me to the next device', async ({ world }) => {
    const { path } = await bringIn(world);
    const grandma = world.as('grandmaWang');
    expect((await grandma.page('/')).text).toContain(`href="/${world.cast.county}${path}"`);
    expect((await grandma.page('/my/cases')).text).toContain(`href="/${world.cast.county}${path}"`);
    expect(await htmlProblems((await grandma.page('/my/cases')).text)).toEqual([]);
    await grandma.submit('/type-size', { elder: 'on', next: '/' });
    expect((await grandma.page('/')).text).toContain('class="resident elder"');
    await grandma.submit('/type-size', { elder: 'off', next: '/' });
  });
});

import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';

const text =
  '日期,类型,名称\n2027-01-01,放假,元旦\n2027/5/1,放假,劳动节\n2027-10-01,放假,国庆节\n2027-10-09,上班,国庆节\n';

describe('the working calendar', () => {
  test('shows a published year, and says which is not', async ({ world }) => {
    const { text: page } = await world.as('adminZhou').page('/admin/calendar?year=2026');
    expect(page).toContain('2026-10-10');
    expect(await htmlProblems(page)).toEqual([]);
    const { body } = await world.as('adminZhou').get('/admin/calendar?year=2028');
    expect(body).toMatchObject({ published: false, days: [] });
  });

  test('takes a file in only after it was looked at', async ({ world }) => {
    const admin = world.as('adminZhou');
    const looked = await admin.submit('/admin/calendar', { text });
    expect(looked.status).toBe(422);
    expect(looked.text).toContain('确认导入');
    expect(await htmlProblems(looked.text)).toEqual([]);
    expect((await admin.get('/admin/calendar?year=2027')).body.published).toBe(false);
    expect((await admin.submit('/admin/calendar', { text, confirmed: 'yes' })).status).toBe(303);
    const { body } = await admin.get('/admin/calendar?year=2027');
    expect(body).toMatchObject({ published: true, source: 'imported' });
    expect(body.days).toHaveLength(4);
  });

  test('says what is wrong with a file, and refuses who may not', async ({ world }) => {
    const half = await world.as('adminZhou').submit('/admin/calendar', { text: '日期,类型\n2027-01-01,放假\n' });
    expect(half.status).toBe(422);
    expect(half.text).toContain('缺少 2027-05-01 放假');
    expect((await world.as('clerkLiu').post('/admin/calendar', { text, confirmed: 'yes' })).status).toBe(403);
  });
});

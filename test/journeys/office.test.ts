import { describe, expect } from 'vitest';
import { giveRole, setPassword } from '../../src/modules/people/index.ts';
import { test } from '../support/browser.ts';
import { contextOf } from '../support/jinlin.ts';
import { report } from '../support/other-hands.ts';

const wide = { width: 1440 };
const password = 'lin-li-hu-zhu-2026';

describe('an office', () => {
  test('signs in with a password and changes from one role to another', async ({ town }) => {
    const { people, places, units, county } = town.cast;
    await town.dbs.write.transaction().execute(async (trx) => {
      const ctx = contextOf(trx, county);
      await setPassword(ctx, people.gridWorkerSun.id, 'sunliang', password);
      const { community: placeId } = places;
      const more = { personId: people.gridWorkerSun.id, startsOn: '2026-01-01', organizationId: units.community };
      await giveRole(ctx, { ...more, role: 'community-clerk', placeId });
    });
    const visit = await town.visit(null, wide);
    const { tab } = visit;
    await visit.go('/desk');
    await tab.getByRole('link', { name: '工作人员用密码登录' }).click();
    await tab.getByLabel('登录名').fill('sunliang');
    await tab.getByLabel('密码').fill(password);
    await tab.getByRole('button', { name: '登录', exact: true }).click();
    await tab.getByRole('heading', { level: 1, name: '今天' }).waitFor();
    for (const role of ['社区工作者', '网格员']) {
      await tab.locator('summary').filter({ hasText: '孙' }).click();
      await tab.getByRole('button', { name: new RegExp(`^${role}`) }).click();
      await tab.locator('summary').filter({ hasText: '孙' }).getByText(role).waitFor();
    }
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });

  test('changes a limit in the rules, and the next case gets the new date', async ({ town }) => {
    const before = await report(town, '绿地里的水管一直漏');
    const visit = await town.visit('adminZhou', wide);
    const { tab } = visit;
    await visit.go('/admin/rules');
    await tab.getByRole('link', { name: /办理时限/ }).click();
    const ordinary = tab
      .locator('section, article, .card')
      .filter({ has: tab.getByRole('heading', { name: '普通事项' }) });
    await ordinary.getByLabel('答复', { exact: false }).first().fill('3');
    await tab.getByLabel('改了什么、为什么').fill('普通事项改为三天答复');
    await tab.getByRole('button', { name: '发布新一版' }).click();
    await tab.getByText('新一版规则已发布。').waitFor();
    await tab.getByText('普通事项改为三天答复').waitFor();
    const after = await report(town, '绿地边上的栏杆松了');
    const dueOf = async (id: string) => Date.parse((await town.as('grandmaWang').get(`/cases/${id}`)).body.dueAt);
    expect(await dueOf(after)).toBeLessThan(await dueOf(before));
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });

  test('brings a file of cases in, looks at it, and takes it back whole', async ({ town }) => {
    const lines = [
      '编号,内容,来件时间,类别',
      'N1,河边的护栏断了,2025-03-01 08:00:00,设施',
      'N2,车位不够,2025-03-02 08:00:00,停车',
    ];
    const visit = await town.visit('adminZhou', wide);
    const { tab } = visit;
    await visit.go('/admin/imports');
    await tab.getByRole('link', { name: '导入文件' }).first().click();
    const file = { name: '三月台账.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
    await tab.getByLabel('表格文件').setInputFiles(file);
    await tab.getByRole('button', { name: '上传' }).click();
    await tab.getByLabel('来源').fill('三月台账');
    await tab.getByRole('button', { name: '检查文件' }).click();
    await tab.getByRole('button', { name: '导入 2 行' }).click();
    await tab.getByText('2 行都已写入。').waitFor();
    await tab.getByRole('button', { name: '整批撤回' }).click();
    await tab.getByRole('button', { name: '确定' }).click();
    await tab.getByText('整批撤回了。').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });
});

import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { dispatch, expectDone, report } from '../support/other-hands.ts';

const wide = { width: 1440 };

describe('a desk', () => {
  test('is worked by keys: j, enter, one press to dispatch, and the unit signs, rings and answers', async ({
    town,
  }) => {
    await report(town, '八号楼路灯坏了一个多星期');
    const desk = await town.visit('dispatcherQian', wide);
    await desk.go('/desk?lane=to-dispatch');
    await desk.tab.getByRole('link', { name: '求助' }).first().click();
    await desk.tab.keyboard.press('j');
    await desk.tab.keyboard.press('Enter');
    await desk.tab.getByRole('heading', { level: 1, name: /路灯坏了/ }).waitFor();
    await desk.tab.getByRole('button', { name: /^派给/ }).click();
    await desk.tab.getByText('派单：').first().waitFor();
    const address = new URL(desk.tab.url()).pathname;

    const unit = await town.visit(await leadOf(town, address), wide);
    const { tab } = unit;
    await tab.goto(town.origin + address);
    await tab.keyboard.press('s');
    await tab
      .getByRole('button', { name: /答复/ })
      .or(tab.getByText('答复', { exact: true }))
      .first()
      .waitFor();
    await tab
      .getByText('记联系')
      .or(tab.getByText('联系', { exact: true }))
      .first()
      .click();
    await tab.getByRole('dialog').getByText('打电话').click();
    await tab.getByRole('dialog').getByLabel('说了什么').fill('问清了是哪一盏。');
    await tab.getByRole('dialog').getByRole('button').last().click();
    await tab.getByText('问清了是哪一盏。').waitFor();
    await tab.keyboard.press('a');
    await tab.getByRole('dialog').getByText('办好了').click();
    await tab.getByRole('dialog').getByLabel('答复内容').fill('换了灯泡，亮了。');
    await tab.getByRole('dialog').getByRole('button', { name: '答复' }).click();
    await tab.getByText('换了灯泡，亮了。').first().waitFor();
    expect([...desk.complaints(), ...unit.complaints()]).toEqual([]);
    await Promise.all([desk.close(), unit.close()]);
  });

  test('shows in a second browser what came in, without anybody touching it', async ({ town }) => {
    const desk = await town.visit('clerkLiu', wide);
    await desk.go('/desk?lane=to-dispatch');
    await desk.tab.getByRole('heading', { level: 1 }).waitFor();
    await report(town, '单元门口的井盖翘起来了');
    await desk.tab.getByText('单元门口的井盖翘起来了').first().waitFor();
    expect(desk.complaints()).toEqual([]);
    await desk.close();
  });

  test('reviews what a unit sends back, and what it asks more time for', async ({ town }) => {
    const caseId = await report(town, '楼顶的水箱漏水');
    await dispatch(town, caseId);
    const asked = { reason: 'not-our-duty', words: '水箱归自来水公司管。' };
    await expectDone(town.as('propertyMa').post(`/cases/${caseId}/returns`, asked));
    const desk = await town.visit('dispatcherQian', wide);
    const { tab } = desk;
    await desk.go('/desk?lane=return-review');
    await tab.getByRole('link', { name: /楼顶的水箱漏水/ }).click();
    await tab.getByText('水箱归自来水公司管。').first().waitFor();
    await tab.getByText('不同意退单').first().click();
    await tab.getByRole('dialog').getByLabel('为什么不同意').fill('按清单由物业主办。');
    await tab.getByRole('dialog').getByRole('button', { name: '不同意退单' }).click();
    await tab.getByText('按清单由物业主办。').first().waitFor();

    const handler = town.as('propertyMa');
    await expectDone(handler.post(`/cases/${caseId}/signature`));
    await expectDone(handler.post(`/cases/${caseId}/extensions`, { days: 3, reason: '等配件到货。' }));
    await tab.reload();
    await tab.getByText('审延期').first().click();
    await tab.getByRole('dialog').getByRole('radio', { name: /^同意/ }).check({ force: true });
    await tab.getByRole('dialog').getByRole('button', { name: '审延期' }).click();
    await tab
      .getByText(/同意延期/)
      .first()
      .waitFor();
    expect(desk.complaints()).toEqual([]);
    await desk.close();
  });

  test('registers a call for somebody, and cuts a pasted chat into several', async ({ town }) => {
    const desk = await town.visit('clerkLiu', wide);
    const { tab } = desk;
    await desk.go('/desk');
    await tab.keyboard.press('n');
    await tab.getByLabel('是什么事').fill('她家下水道堵了，水漫到客厅');
    await tab
      .getByLabel('在哪里')
      .selectOption({ label: '5 号楼' })
      .catch(() => tab.getByLabel('在哪里').selectOption({ index: 1 }));
    await tab.getByLabel('反映人姓名').fill('田桂英');
    await tab.getByLabel('反映人电话').fill('13900000077');
    await tab.getByRole('button', { name: '登记' }).click();
    await tab.getByText('登记好了。').waitFor();
    await tab.getByRole('heading', { level: 1, name: /下水道堵了/ }).waitFor();
    expect(await tab.getByText('13900000077').count()).toBe(0);

    await desk.go('/cases/new/chat');
    const chat = [
      '老王 2026/11/20 08:01',
      '三号楼电梯又停了，老人下不来',
      '小李 2026/11/20 08:05',
      '东门口的垃圾桶满了没人收',
    ];
    await tab.getByLabel('聊天记录').fill(chat.join('\n'));
    await tab.getByRole('button', { name: '拆成几件' }).click();
    await tab.getByText('拆成 2 件，请核对').waitFor();
    await tab.getByLabel('都在哪里').selectOption({ index: 1 });
    for (const take of await tab.getByLabel('登记这一件').all()) await take.check({ force: true });
    await tab.getByRole('button', { name: '登记勾选的' }).click();
    await tab.getByText('登记好了，都在待派单里。').waitFor();
    await tab.getByText('东门口的垃圾桶满了没人收').first().waitFor();
    expect(desk.complaints()).toEqual([]);
    await desk.close();
  });

  test('prints the sheet a case goes about with, which names nobody', async ({ town }) => {
    const caseId = await report(town, '楼道里堆满了纸箱');
    const desk = await town.visit('clerkLiu', wide);
    await desk.go(`/cases/${caseId}`);
    await desk.tab.getByRole('link', { name: '打印工单' }).click();
    await desk.tab.getByRole('heading', { name: '诉求工单' }).waitFor();
    expect(await desk.tab.getByText('王桂兰').count()).toBe(0);
    expect(desk.complaints()).toEqual([]);
    await desk.close();
  });
});

/** Whoever handles for the unit the catalogue chose. */
async function leadOf(
  town: {
    as: (who: 'dispatcherQian') => { get(path: string): Promise<{ body: { unitId: string } }> };
    cast: { units: Record<string, string> };
  },
  address: string,
) {
  const found = await town.as('dispatcherQian').get(address.replace(/^\/\d{6}/, ''));
  const { unitId } = found.body;
  if (unitId === town.cast.units.property) return 'propertyMa' as const;
  return unitId === town.cast.units.cityManagement ? ('cityManager' as const) : ('clerkLiu' as const);
}

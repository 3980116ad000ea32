import { describe, expect } from 'vitest';
import { test, type Visitor } from '../support/browser.ts';
import { dispatch, report, unitAnswers } from '../support/other-hands.ts';
import { photo } from '../support/photo.ts';

/** Whether the browser runs scripts: a resident's way must not depend on it. */
const ways = [
  ['with script', true],
  ['without script', false],
] as const;

describe.for(ways)('a resident, %s', ([, script]) => {
  test('signs in, reports in three steps with a photo, adds a word, and says how it was', async ({ town }) => {
    const visit = await town.visit(null, { script });
    const { tab } = visit;
    await visit.go('');
    await tab.getByRole('link', { name: '报个问题' }).click();
    // A phone gets one code a minute, so that the two ways are gone by two neighbours.
    await signIn(visit, town.cast.county, script ? '13900000001' : '13900000002');

    await tab.getByLabel('拍张照片').setInputFiles(await photo());
    if (script) await tab.getByRole('button', { name: '不要这张' }).waitFor();
    await tab.getByLabel('说一说是什么事').fill(`三楼到五楼的灯不亮，老人下楼看不清${script ? '' : '，摔过人'}`);
    await tab.getByRole('button', { name: '下一步：在哪里' }).click();
    await tab.getByRole('link', { name: '您家这里' }).click();
    await tab.getByLabel('具体在哪儿').fill('二单元三楼楼梯口');
    await tab.getByRole('button', { name: '下一步：看一看' }).click();
    await tab.getByText('二单元三楼楼梯口').waitFor();
    await tab.getByRole('button', { name: '交给社区' }).click();

    await tab.getByText('收到了。谁在办、几时答复，这里都看得到。').waitFor();
    await tab.getByText(/前答复您/).waitFor();
    expect(await tab.getByRole('img').count()).toBeGreaterThan(0);
    await tab.getByText('补充一句或一张照片').click();
    await tab.getByLabel('说一句').fill('四楼也黑了');
    await tab.getByRole('button', { name: '交给办的人' }).click();
    await tab.getByText('补充已经交给办的人。').waitFor();

    const caseId = idOf(tab.url());
    await dispatch(town, caseId);
    await unitAnswers(town, caseId, '灯都换好了，您再看看。');
    await tab.reload();
    await tab.getByText('灯都换好了，您再看看。').first().waitFor();
    await rate(visit, '解决了', '满意');
    expect(await tab.getByText('办得怎么样？您说了算').count()).toBe(0);
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });

  test('says it is not solved, sees it done again, and then is content', async ({ town }) => {
    const caseId = await report(town, `单元门${script ? '关不上' : '总是卡住'}，夜里响得睡不着`);
    await dispatch(town, caseId);
    await unitAnswers(town, caseId, '上过油了。');
    const visit = await town.visit('grandmaWang', { script });
    await visit.go('/my/cases');
    await visit.tab.getByRole('link', { name: script ? /单元门关不上/ : /单元门总是卡住/ }).click();
    await rate(visit, '没解决', '不满意');
    await visit.tab
      .getByText('第二次办')
      .or(visit.tab.getByText(/再办|重新/))
      .first()
      .waitFor();

    await unitAnswers(town, caseId, '换了新的闭门器。');
    await visit.tab.reload();
    await visit.tab.getByText('换了新的闭门器。').first().waitFor();
    await rate(visit, '解决了', '基本满意');
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });

  test('looks at what is public, joins a neighbour’s matter and finds it among their own', async ({ town }) => {
    const words = script ? '消防通道又被车堵住了' : '垃圾桶满了三天没人清';
    const caseId = await report(town, words, { audience: 'public', category: 'hygiene.rubbish' });
    await town.as('secretaryHe').post(`/cases/${caseId}/publication`, {});
    const visit = await town.visit(null, { script });
    const { tab } = visit;
    await visit.go('/board');
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await visit.go('/public/cases?near=county');
    await tab.getByRole('link', { name: new RegExp(words) }).click();
    await tab.getByRole('link', { name: '登录后说一声“我也是”' }).click();
    await signIn(visit, town.cast.county, script ? '13900000003' : '13900000013');
    await tab.getByRole('button', { name: '我也是' }).click();
    await tab.getByText('已经把您算进来，有进展会告诉您。').waitFor();
    await visit.go('/my/cases');
    await tab.getByRole('link', { name: new RegExp(words) }).waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });

  test('turns on large type before signing in, and every page stays large', async ({ town }) => {
    const visit = await town.visit('grandmaWang', { script });
    const { tab } = visit;
    await visit.go('');
    await tab.getByRole('button', { name: '大字版' }).click();
    await tab.getByRole('button', { name: '标准版' }).waitFor();
    await visit.go('/my/cases');
    const size = await tab
      .getByRole('heading', { level: 1 })
      .evaluate((one) => getComputedStyle(one.ownerDocument.body).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(20);
    expect(await tab.getByRole('link', { name: '议事' }).count()).toBe(0);
    await tab.getByRole('button', { name: '标准版' }).click();
    await tab.getByRole('button', { name: '大字版' }).waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });
});

const idOf = (address: string) => /cases\/([0-9a-f-]{36})/.exec(address)?.[1] ?? '';

/** With the phone, and the code from the letter box of the demo. */
async function signIn({ tab }: Visitor, county: number, phone: string) {
  await tab.getByLabel('手机号').fill(phone);
  await tab.getByRole('button', { name: '发验证码' }).click();
  await tab.getByLabel('验证码').waitFor();
  const post = await tab.context().newPage();
  await post.goto(new URL(`/${county}/demo/outbox`, tab.url()).href);
  const code = /\d{6}/.exec((await post.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  await post.close();
  await tab.getByLabel('验证码').fill(code);
  await tab.getByRole('button', { name: '登录' }).click();
}

async function rate({ tab }: Visitor, solved: string, satisfied: string) {
  await tab.getByRole('radio', { name: new RegExp(`^${solved}`) }).check({ force: true });
  await tab.getByRole('radio', { name: new RegExp(`^${satisfied}`) }).check({ force: true });
  await tab.getByRole('button', { name: '评好了' }).click();
  await tab.getByText('谢谢您，已经记下了。').waitFor();
}

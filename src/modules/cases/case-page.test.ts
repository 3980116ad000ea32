import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';
import { actForms } from './pages/desk-act-fields.tsx';
import type { Act } from './transitions.ts';

async function report(world: World, more: Record<string, unknown> = {}): Promise<string> {
  const made = await world.as('grandmaWang').post('/cases', {
    words: '五号楼楼道灯不亮，老人晚上下楼看不清。\n已经三天了。',
    category: 'repairs.light',
    placeId: world.cast.places.building,
    ...more,
  });
  return `/cases/${made.body.caseId}`;
}

/** The way of one case, each step with who looks at it then. */
async function* stepsOf(world: World) {
  const { as, cast } = world;
  const path = await report(world);
  yield path;
  await as('clerkLiu').post(`${path}/dispatch`, { unitId: cast.units.property });
  yield path;
  await as('propertyMa').post(`${path}/returns`, { reason: 'not-our-duty', words: '这盏灯归路灯所管。' });
  yield path;
  await as('secretaryHe').post(`${path}/return-refusal`, { note: '楼道灯归物业。' });
  await as('propertyMa').post(`${path}/signature`);
  await as('propertyMa').post(`${path}/extensions`, { days: 2, reason: '灯要订货，后天才到。' });
  await as('secretaryHe').post(`${path}/helpers`, { unitId: cast.units.water, note: '看看线管是否渗水' });
  yield path;
  await as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
  yield path;
}

const workers = ['clerkLiu', 'secretaryHe', 'propertyMa', 'dispatcherQian', 'supervisorLi', 'auditorWu'] as const;

describe('a case at a desk', () => {
  test('offers exactly the acts that may be done, as valid HTML, at every step and to everyone', {
    timeout: 60_000,
  }, async ({ world }) => {
    for await (const path of stepsOf(world)) {
      for (const who of workers) {
        const { body, status } = await world.as(who).get(path);
        if (status === 404) continue;
        const page = await world.as(who).page(path);
        const drawn = [...page.text.matchAll(/name="act" value="([\w-]+)"/g)].map((match) => match[1]);
        const able = (Object.keys(actForms) as Act[]).filter((act) => body.may[act]);
        expect([who, body.state, drawn.sort()]).toEqual([who, body.state, able.sort()]);
        if (who === 'secretaryHe' || who === 'propertyMa') expect(await htmlProblems(page.text)).toEqual([]);
      }
    }
  });

  test('hides the reporter’s name but for surname and stars', async ({ world }) => {
    const page = await world.as('clerkLiu').page(await report(world));
    expect(page.text).toContain('王*');
    expect(page.text).not.toContain('王桂兰');
  });

  test('a refused act comes back open, with what was typed and why', async ({ world }) => {
    const { as, cast } = world;
    const path = await report(world);
    await as('clerkLiu').post(`${path}/dispatch`, { unitId: cast.units.property });
    await as('propertyMa').post(`${path}/signature`);
    const back = await as('propertyMa').submit(`${path}/answer`, { act: 'answer', queue: 'mine', words: '已换新灯。' });
    expect(back.status).toBe(422);
    expect(back.text).toMatch(/<details class="unfold" open/);
    expect(back.text).toContain('已换新灯。</textarea>');
    expect(back.text).toContain('请选办理结果。');
    expect(await htmlProblems(back.text)).toEqual([]);
  });

  test('after an act the case is shown beside the queue it came from', async ({ world }) => {
    const { as, cast } = world;
    const path = await report(world);
    const sent = await as('clerkLiu').submit(`${path}/dispatch`, {
      unitId: cast.units.property,
      queue: 'to-dispatch,help',
    });
    expect(sent.location).toBe(`/350605${path}?queue=to-dispatch,help`);
    const strange = await as('propertyMa').submit(`${path}/signature`, { queue: '//elsewhere\r\nx' });
    expect(strange.location).toMatch(/^\/350605\/cases\/[\w-]+\?queue=$/);
  });

  test('many are sent out by the catalogue, and many signed for, at once', async ({ world }) => {
    const { as } = world;
    const ids = [await report(world), await report(world)].map((path) => path.slice('/cases/'.length));
    const sent = await as('clerkLiu').post('/cases/dispatches', { caseIds: ids });
    expect(sent.body.done).toBe(2);
    const signed = await as('propertyMa').post('/cases/signatures', { caseIds: ids });
    expect(signed.body).toEqual({ done: 2 });
    const again = await as('propertyMa').post('/cases/signatures', { caseIds: ids });
    expect(again.status).toBe(409);
  });
});

import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';

async function report(world: World, words: string, more: Record<string, unknown> = {}): Promise<string> {
  const made = await world.as('grandmaWang').post('/cases', {
    words,
    category: 'repairs.light',
    placeId: world.cast.places.building,
    ...more,
  });
  return made.body.caseId;
}

const titles = (answer: { body: { items: { title: string }[] } }) => answer.body.items.map((one) => one.title);

describe('the queue of a desk', () => {
  test('shows what waits for one’s own hands, counts every queue, and follows the case on', async ({ world }) => {
    const { as, cast } = world;
    const caseId = await report(world, '三号楼门禁坏了');
    const before = await as('clerkLiu').get('/desk');
    expect(before.body).toMatchObject({ lane: 'mine', counts: { mine: 1, 'to-dispatch': 1, open: 1 } });
    expect(titles(before)).toEqual(['三号楼门禁坏了']);
    await as('clerkLiu').post(`/cases/${caseId}/dispatch`, { unitId: cast.units.property });
    const after = await as('clerkLiu').get('/desk');
    expect(after.body).toMatchObject({ counts: { mine: 0, 'to-dispatch': 0, 'to-sign': 1, open: 1 }, items: [] });
    expect((await as('propertyMa').get('/desk')).body).toMatchObject({ lane: 'mine', counts: { mine: 1, open: 1 } });
    expect((await as('fireman').get('/desk')).body.items).toEqual([]);
    expect((await as('otherClerk').get('/desk?lane=open')).body).toMatchObject({ items: [], counts: { open: 0 } });
  });

  test('strict kinds are neither listed nor counted for who does not review', async ({ world }) => {
    await report(world, '举报有人卖假药', { kind: 'tip-off' });
    const seenBy = async (who: 'clerkLiu' | 'secretaryHe') =>
      (await world.as(who).get('/desk?lane=to-dispatch&kind=tip-off')).body;
    expect((await seenBy('clerkLiu')).items).toEqual([]);
    const secretary = await seenBy('secretaryHe');
    expect(secretary.items).toHaveLength(1);
    expect(secretary.counts.open - (await seenBy('clerkLiu')).counts.open).toBe(1);
  });

  test('pages by key through every case once, the soonest due first', async ({ world }) => {
    const { as } = world;
    for (let n = 0; n < 52; n++) await report(world, `第${n}盏灯不亮`);
    const seen: { id: string; dueAt: string }[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: { body: { items: { id: string; dueAt: string }[]; next: string | null } } = await as('clerkLiu').get(
        `/desk?lane=to-dispatch${after ? `&after=${encodeURIComponent(after)}` : ''}`,
      );
      seen.push(...page.body.items);
      after = page.body.next;
    }
    expect(new Set(seen.map((one) => one.id)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(52);
    expect(seen.map((one) => one.dueAt)).toEqual(seen.map((one) => one.dueAt).sort());
    expect((await as('clerkLiu').get('/desk?after=yesterday')).status).toBe(422);
  });

  test('a filter kept under a name is there for its owner alone, and goes again', async ({ world }) => {
    const { as } = world;
    const kept = await as('secretaryHe').post('/desk/filters', {
      name: '快到期的投诉',
      lane: 'soon',
      kind: 'complaint',
    });
    expect(kept.body.query).toBe('lane=soon&kind=complaint');
    expect((await as('secretaryHe').get('/desk')).body.saved).toMatchObject([{ name: '快到期的投诉' }]);
    expect((await as('clerkLiu').get('/desk')).body.saved).toEqual([]);
    const again = await as('secretaryHe').post('/desk/filters', { name: '快到期的投诉', lane: 'late' });
    expect(again.status).toBe(409);
    await as('clerkLiu').post(`/desk/filters/${kept.body.filterId}/removal`);
    expect((await as('secretaryHe').get('/desk')).body.saved).toHaveLength(1);
    await as('secretaryHe').post(`/desk/filters/${kept.body.filterId}/removal`);
    expect((await as('secretaryHe').get('/desk')).body.saved).toEqual([]);
  });

  test.for([
    ['clerkLiu', '/desk'],
    ['secretaryHe', '/desk?lane=late&kind=complaint'],
    ['propertyMa', '/desk'],
    ['dispatcherQian', '/desk?lane=to-dispatch&category=repairs&urgency=ordinary'],
    ['adminZhou', '/desk'],
    ['auditorWu', '/desk'],
  ] as const)('%s reads %s as valid HTML', async ([who, path], { world }) => {
    await report(world, '路面有个坑，下雨看不见，摔过人');
    const page = await world.as(who).page(path);
    expect(page.status).toBe(200);
    expect(await htmlProblems(page.text)).toEqual([]);
  });

  test('a resident is told that a desk needs a role', async ({ world }) => {
    expect((await world.as('grandmaWang').get('/desk')).status).toBe(403);
    expect((await world.as('grandmaWang').get('/desk/live')).status).toBe(403);
    expect((await world.as(null).get('/desk')).status).toBe(401);
  });
});

import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';
import { stateOf } from './case-ending.test-support.ts';

describe('publishing', () => {
  test('shows the desk’s words, not the reporter’s, and can be taken back', async ({ world }) => {
    const { id, path } = await bringIn(world, { words: '我是 502 的王桂兰，楼道灯不亮。', audience: 'public' });
    const said = { title: '5 号楼楼道灯不亮', words: '楼道灯不亮，老人下楼看不清。' };
    expect((await world.as('dispatcherQian').post(`${path}/publication`, said)).status).toBe(201);
    const near = `/public/cases?near=${world.cast.places.community}`;
    const seen = await world.as(null).get(near);
    expect(seen.body.items.find((one: { id: string }) => one.id === id)).toMatchObject({ title: said.title });
    expect(seen.text).not.toContain('王桂兰');
    expect((await world.as('dispatcherQian').post(`${path}/publication-end`)).status).toBe(201);
    expect((await world.as(null).get(near)).text).not.toContain(id);
    expect((await world.as('dispatcherQian').post(`${path}/publication-end`)).status).toBe(409);
  });

  test('needs the reporter’s consent, is never for tip-offs, and is a desk’s act', async ({ world }) => {
    const asked = await bringIn(world, { audience: 'private' });
    const desk = world.as('dispatcherQian');
    expect((await desk.post(`${asked.path}/publication`)).body.code).toBe('cases.asked-private');
    const tipOff = await bringIn(world, { kind: 'tip-off', audience: 'public' });
    expect((await desk.post(`${tipOff.path}/publication`)).body.code).toBe('cases.strict-secret');
    const open = await bringIn(world, { audience: 'public' });
    expect((await world.as('clerkLiu').post(`${open.path}/publication`)).status).toBe(403);
    expect((await desk.post(`${open.path}/publication`, { photoIds: [open.id] })).status).toBe(422);
  });
});

describe('joining a public matter', () => {
  test('counts the neighbour, lets them see it in public words only, and lets them leave again', async ({ world }) => {
    const { id, path } = await bringIn(world, { words: '我是 502 的王桂兰，楼道灯不亮。', audience: 'public' });
    const { as } = world;
    expect((await as('neighbourChen').post(`${path}/join`)).status).toBe(404);
    await as('dispatcherQian').post(`${path}/publication`, { title: '楼道灯不亮', words: '楼道灯不亮。' });
    expect((await as('neighbourChen').post(`${path}/join`)).status).toBe(201);
    expect((await as('neighbourChen').post(`${path}/join`)).body.code).toBe('cases.already-joined');
    expect((await as('grandmaWang').post(`${path}/join`)).body.code).toBe('cases.already-joined');
    const seen = await readCase(world, 'neighbourChen', id);
    expect(seen).toMatchObject({ title: '楼道灯不亮', words: '楼道灯不亮。' });
    expect(JSON.stringify(seen)).not.toContain('王桂兰');
    expect((await as('neighbourChen').get('/my/cases')).text).not.toContain('王桂兰');
    expect((await as('grandmaWang').post(`${path}/leaving`)).body.code).toBe('cases.own-matter');
    expect((await as('neighbourChen').post(`${path}/leaving`)).status).toBe(201);
    expect((await as('neighbourChen').post(`${path}/leaving`)).status).toBe(404);
  });

  test('is over once the matter is answered', async ({ world }) => {
    const { path } = await bringIn(world, { audience: 'public', to: world.cast.units.property, signed: 'propertyMa' });
    await world.as('dispatcherQian').post(`${path}/publication`);
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
    expect((await world.as('neighbourChen').post(`${path}/join`)).body.code).toBe('cases.join-over');
  });
});

describe('withdrawing', () => {
  test('is for the one who brought it in alone, while nobody has answered', async ({ world }) => {
    const mine = await bringIn(world);
    expect((await world.as('clerkLiu').post(`${mine.path}/withdrawal`)).status).toBe(403);
    expect((await world.as('grandmaWang').post(`${mine.path}/withdrawal`, { reason: '自己修好了' })).status).toBe(201);
    expect(await stateOf(world, mine.id)).toMatchObject({ state: 'withdrawn', outcome: 'withdrawn' });
    expect((await world.as('grandmaWang').post(`${mine.path}/withdrawal`)).status).toBe(409);
    const shared = await bringIn(world, { audience: 'public' });
    await world.as('dispatcherQian').post(`${shared.path}/publication`);
    await world.as('neighbourChen').post(`${shared.path}/join`);
    for (const who of ['grandmaWang', 'neighbourChen'] as const) {
      expect((await world.as(who).post(`${shared.path}/withdrawal`)).body.code).toBe('cases.joined-by-others');
    }
  });
});

describe('merging repeats', () => {
  test('ends the repeat, and its reporter is answered, asked and counted with the other', async ({ world }) => {
    const parent = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const child = await world.as('neighbourChen').post('/cases', {
      words: '我家 301，五号楼的灯坏了，我母亲摔了一跤。',
      placeId: world.cast.places.building,
    });
    const childPath = `/cases/${child.body.caseId}`;
    const merge = () => world.as('clerkLiu').post(`${childPath}/merge`, { parentId: parent.id });
    expect((await Promise.all([merge(), merge()])).map((one) => one.status).toSorted()).toEqual([201, 409]);
    expect(await stateOf(world, child.body.caseId)).toMatchObject({ state: 'merged', outcome: 'merged' });
    const seen = await readCase(world, 'neighbourChen', parent.id);
    expect(seen.words).not.toContain('老人晚上');
    await world.as('propertyMa').post(`${parent.path}/answer`, { result: 'done', words: '已换新灯。' });
    await world.settle();
    const told = await sql<{ n: number }>`select count(*) as n from notices.notices where about_id = ${parent.id}
      and kind = 'case.answered' and person_id = ${world.cast.people.neighbourChen.id}`.execute(world.dbs.read);
    expect(told.rows[0]?.n).toBe(1);
    await world.as('grandmaWang').post(`${parent.path}/ratings`, { solved: 'yes', satisfied: 'very' });
    expect(await stateOf(world, parent.id)).toMatchObject({ state: 'to-rate' });
    await world.as('neighbourChen').post(`${parent.path}/ratings`, { solved: 'yes', satisfied: 'very' });
    expect(await stateOf(world, parent.id)).toMatchObject({ state: 'closed' });
  });

  test('is refused into itself, into what is over, into what is out of reach, and across strict kinds', async ({
    world,
  }) => {
    const { as, cast } = world;
    const one = await bringIn(world);
    const into = (parentId: string) => as('clerkLiu').post(`${one.path}/merge`, { parentId });
    expect((await into(one.id)).status).toBe(422);
    const over = await bringIn(world);
    await as('grandmaWang').post(`${over.path}/withdrawal`);
    expect((await into(over.id)).body.code).toBe('cases.parent-over');
    const elsewhere = await as('strangerZhao').post('/cases', { words: '灯不亮', placeId: cast.places.otherCommunity });
    expect((await into(elsewhere.body.caseId)).status).toBe(404);
    const tipOff = await bringIn(world, { kind: 'tip-off' });
    const mixed = await as('dispatcherQian').post(`${one.path}/merge`, { parentId: tipOff.id });
    expect(mixed.body.code).toBe('cases.strict-apart');
    expect((await as('propertyMa').post(`${one.path}/merge`, { parentId: over.id })).status).toBe(403);
  });

  test('a chain becomes one link: what was merged before follows along, and crossing merges do not lock for ever', async ({
    world,
  }) => {
    const [a, b, c] = await Promise.all([bringIn(world), bringIn(world), bringIn(world)]);
    await world.as('clerkLiu').post(`${a.path}/merge`, { parentId: b.id });
    await world.as('clerkLiu').post(`${b.path}/merge`, { parentId: c.id });
    const found = await sql<{ parentId: string }>`select parent_id from cases.cases where id = ${a.id}`.execute(
      world.dbs.read,
    );
    expect(found.rows[0]?.parentId).toBe(c.id);
    const [x, y] = await Promise.all([bringIn(world), bringIn(world)]);
    const crossed = await Promise.all([
      world.as('clerkLiu').post(`${x.path}/merge`, { parentId: y.id }),
      world.as('clerkLiu').post(`${y.path}/merge`, { parentId: x.id }),
    ]);
    expect(crossed.map((one) => one.status).toSorted()).toEqual([201, 409]);
  });
});

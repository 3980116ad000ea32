import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';
import { readCase } from './case-acting.test-support.ts';

const call = (world: World, more: Record<string, unknown> = {}) => ({
  words: '老人来电：家门口路灯不亮。',
  category: 'repairs.light',
  placeId: world.cast.places.building,
  channel: 'phone',
  ...more,
});
const personsIn = async (world: World) =>
  (await sql<{ n: number }>`select count(*) as n from people.persons`.execute(world.dbs.read)).rows[0]?.n ?? 0;

describe('a worker brings a matter in for someone', () => {
  test('who is known by phone finds it among their own matters', async ({ world }) => {
    const before = await personsIn(world);
    const made = await world.as('clerkLiu').post('/cases/new', call(world, { reporterPhone: '+86 139-0000-0001' }));
    expect(made.status).toBe(201);
    expect((await world.as('grandmaWang').get('/my/cases')).text).toContain(made.body.caseId);
    expect(await personsIn(world)).toBe(before);
    const row = await sql`select channel, registered_by from cases.cases where id = ${made.body.caseId}`.execute(
      world.dbs.read,
    );
    expect(row.rows).toEqual([{ channel: 'phone', registeredBy: world.cast.people.clerkLiu.id }]);
  });

  test('who is new is written down sealed, once', async ({ world }) => {
    const before = await personsIn(world);
    const stranger = { reporterName: '林秀英', reporterPhone: '13912345678' };
    for (let again = 0; again < 2; again++) {
      expect((await world.as('clerkLiu').post('/cases/new', call(world, stranger))).status).toBe(201);
    }
    expect(await personsIn(world)).toBe(before + 1);
    const plain = await sql<{ n: number }>`select count(*) as n from people.persons p where p::text like '%林秀英%'
      or p::text like '%13912345678%'`.execute(world.dbs.read);
    expect(plain.rows[0]?.n).toBe(0);
  });

  test('who would rather not say is nobody: an anonymous matter has no reporter', async ({ world }) => {
    const made = await world.as('gridWorkerSun').post('/cases/new', call(world, { channel: 'box' }));
    const seen = await readCase(world, 'clerkLiu', made.body.caseId);
    expect(seen).toMatchObject({ channel: 'box', reporter: { count: 0, personId: null } });
  });

  test('only in their own place, by a channel that is theirs, with a phone that is one', async ({ world }) => {
    const { as, cast } = world;
    expect((await as('grandmaWang').post('/cases/new', call(world))).status).toBe(403);
    expect((await as('propertyMa').post('/cases/new', call(world))).status).toBe(403);
    const outside = await as('clerkLiu').post('/cases/new', call(world, { placeId: cast.places.otherCommunity }));
    expect([outside.status, Object.keys(outside.body.fields)]).toEqual([422, ['placeId']]);
    const phone = await as('clerkLiu').post('/cases/new', call(world, { reporterPhone: '12345' }));
    expect([phone.status, Object.keys(phone.body.fields)]).toEqual([422, ['reporterPhone']]);
    expect((await as('clerkLiu').post('/cases/new', call(world, { channel: 'import' }))).status).toBe(422);
  });
});

describe('a chat becomes several matters', () => {
  const chat = '张三 2026-11-23 19:42\n五号楼楼道灯不亮\n李四 19:50\n收到\n王阿姨 20:01\n电梯又停了，困了人';

  test('cut for a worker to go through, with a guess at each category, and nothing kept', async ({ world }) => {
    const cut = await world
      .as('clerkLiu')
      .post('/cases/new/chat/cut', { text: chat }, { 'idempotency-key': 'chat-cut-1' });
    expect(cut.body.matters).toMatchObject([
      { speaker: '张三', words: '五号楼楼道灯不亮', likely: true, category: 'repairs.light' },
      { speaker: '李四', likely: false },
      { speaker: '王阿姨', likely: true, category: 'repairs.lift' },
    ]);
    const kept = await sql`select 1 from platform.idempotency_keys where result::text like '%张三%'`.execute(
      world.dbs.read,
    );
    expect(kept.rows).toEqual([]);
    expect((await world.as('grandmaWang').post('/cases/new/chat/cut', { text: chat })).status).toBe(403);
    expect((await world.as('clerkLiu').post('/cases/new/chat/cut', {})).status).toBe(422);
  });

  test('the confirmed ones are registered all at once, and a nickname is no person', async ({ world }) => {
    const before = await personsIn(world);
    const matters = [
      { words: '五号楼楼道灯不亮', category: 'repairs.light' },
      { words: '电梯又停了，困了人', category: 'repairs.lift', reporterPhone: '13900000002' },
    ];
    const placeId = world.cast.places.compound;
    const made = await world.as('clerkLiu').post('/cases/new/chat', { placeId, matters });
    expect([made.status, made.body.made.length]).toEqual([201, 2]);
    expect(await personsIn(world)).toBe(before);
    expect((await world.as('neighbourChen').get('/my/cases')).text).toContain(made.body.made[1].caseId);
    const named = await world
      .as('clerkLiu')
      .post('/cases/new/chat', { placeId, matters: [{ ...matters[0], reporterName: '张三' }] });
    expect(Object.keys(named.body.fields)).toEqual(['matters.0.reporterPhone']);
  });

  test('all or none: one that cannot be taken refuses the rest, and a form in a browser says the same', async ({
    world,
  }) => {
    const placeId = world.cast.places.compound;
    const count = async () =>
      (await sql<{ n: number }>`select count(*) as n from cases.cases`.execute(world.dbs.read)).rows[0]?.n ?? 0;
    const before = await count();
    const wrong = [{ words: '灯不亮' }, { words: '垃圾没人收', category: 'no-such' }];
    expect((await world.as('clerkLiu').post('/cases/new/chat', { placeId, matters: wrong })).status).toBe(422);
    expect((await world.as('clerkLiu').post('/cases/new/chat', { placeId, matters: [] })).status).toBe(422);
    expect(await count()).toBe(before);
    const form = {
      placeId,
      'take-1': 'on',
      'words-0': '收到',
      'words-1': '垃圾没人收，臭',
      'category-1': 'hygiene.rubbish',
    };
    expect((await world.as('clerkLiu').submit('/cases/new/chat', form)).status).toBe(303);
    expect(await count()).toBe(before + 1);
  });

  test('in a browser the page comes back cut, with what sounds like a matter ticked, and keeps what was mended', async ({
    world,
  }) => {
    const clerk = world.as('clerkLiu');
    expect((await clerk.page('/cases/new/chat')).status).toBe(200);
    const cut = await clerk.submit('/cases/new/chat', { text: chat, cut: 'yes' });
    expect(await htmlProblems(cut.text)).toEqual([]);
    expect(cut.text).toMatch(/name="take-0"[^>]*checked/);
    expect(cut.text).not.toMatch(/name="take-1"[^>]*checked/);
    const mended = { text: chat, 'take-0': 'on', 'words-0': '五号楼三层楼道灯不亮', 'category-0': 'repairs.light' };
    const refused = await clerk.submit('/cases/new/chat', mended);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('五号楼三层楼道灯不亮')]);
    expect(refused.text).toContain('请选一个地点。');
  });

  test('the form for one matter offers the worker’s own places, and finds the category itself', async ({ world }) => {
    const seen = await world.as('clerkLiu').get('/cases/new');
    const labels = seen.body.places.map((one: { label: string }) => one.label);
    expect(labels).toContainEqual(expect.stringMatching(/万福小区 5 号楼$/));
    expect(labels.some((one: string) => one.includes('别处'))).toBe(false);
    const page = await world.as('dispatcherQian').page('/cases/new');
    expect([page.status, await htmlProblems(page.text)]).toEqual([200, []]);
    expect((await world.as('grandmaWang').page('/cases/new')).status).toBe(403);
    const { category: _, ...open } = call(world);
    const made = await world.as('clerkLiu').submit('/cases/new', open as Record<string, string>);
    expect(made.status).toBe(303);
    const id = made.location?.split('/').at(-1) ?? '';
    expect((await readCase(world, 'clerkLiu', id)).category).toBe('repairs.light');
  });
});

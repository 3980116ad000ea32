import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';

const report = { words: '夜里烧烤摊油烟呛人，窗户不敢开。', category: 'smoke', audience: 'public' };

describe('what neighbours see', () => {
  test('a matter is seen by everyone once a desk has made it public, and never before', async ({ world }) => {
    const { cast, as } = world;
    const made = await as('grandmaWang').post('/cases', { ...report, placeId: cast.places.building });
    const near = `/public/cases?near=${cast.places.community}`;
    expect((await as(null).get(near)).body.items).toEqual([]);
    await sql`update cases.cases set published_at = now(), published_title = title, published_words = words where id = ${made.body.caseId}`.execute(
      world.dbs.write,
    );
    const [item] = (await as(null).get(near)).body.items;
    expect(item).toMatchObject({ id: made.body.caseId, placeName: '万福小区 5 号楼', together: 1, mine: false });
    expect(JSON.stringify(item)).not.toMatch(/王|1390/);
    expect((await as('neighbourChen').get('/public/cases')).body.place.level).toBe('community');
    expect((await as('strangerZhao').get('/public/cases')).body.items).toEqual([]);
    expect((await as(null, 341324).get('/public/cases')).body.items).toEqual([]);
  });

  test('the list goes on from the last one seen, and a mangled place in it is told', async ({ world }) => {
    const { cast, as } = world;
    for (let more = 0; more < 24; more++) {
      await as('grandmaWang').post('/cases', { ...report, placeId: cast.places.building });
    }
    await sql`update cases.cases set published_at = received_at, published_title = title,
      published_words = words`.execute(world.dbs.write);
    const first = await as(null).get('/public/cases?near=county');
    const rest = await as(null).get(`/public/cases?near=county&after=${first.body.next}`);
    const ids = [...first.body.items, ...rest.body.items].map((item: { id: string }) => item.id);
    expect(new Set(ids).size).toBe(25);
    expect(rest.body.next).toBeNull();
    expect((await as(null).get('/public/cases?near=county&after=nonsense')).status).toBe(422);
  });
});

describe('my matters', () => {
  test('I see mine with the next step, and nobody else’s', async ({ world }) => {
    const { cast, as } = world;
    const made = await as('strangerZhao').post('/cases', { ...report, placeId: cast.places.otherCommunity });
    const mine = await as('strangerZhao').get('/my/cases');
    expect(mine.body.open).toHaveLength(1);
    expect(mine.body.open[0]).toMatchObject({ id: made.body.caseId, word: '已收到', yours: false });
    expect(mine.body.open[0].next).toMatch(/^正在找能办的单位，.*前答复您$/);
    expect((await as('neighbourChen').get('/my/cases')).body).toEqual({ open: [], ended: [] });
    expect((await as(null).page('/my/cases')).location).toContain('/sign-in?next=%2Fmy%2Fcases');
  });
});

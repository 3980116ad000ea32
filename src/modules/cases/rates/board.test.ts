import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../../test/support/valid-html.ts';
import { caseRules } from '../rule-pack.ts';
import { boardTopics } from './board-topics.ts';
import { recountCases } from './counters.ts';
import { trendChart } from './trend-chart.ts';

describe('the public board', () => {
  test('of a county without a case says what to do, and is open to anyone', async ({ world }) => {
    const page = await world.as(null, 341324).page('/board');
    expect(page.status).toBe(200);
    expect(page.text).toContain('这里还没有人报过事情');
    expect(await htmlProblems(page.text)).toEqual([]);
  });

  test('says what came in, what is late and what people say, and shows no person', async ({ world }) => {
    const { cast } = world;
    for (let i = 0; i < 6; i++) await goThrough(world, i < 5 ? 'yes' : 'no');
    const waiting = await report(world, '找不到人，请打 13900000001，王桂兰，住 5 号楼 302。');
    await sql`update cases.cases set due_at = now() - interval '1 hour' where id = ${waiting.caseId}`.execute(
      world.dbs.write,
    );
    await counted(world, 7);
    const { body } = await world.as(null).get('/board');
    expect(body).toMatchObject({
      isEmpty: false,
      received: { count: 7 },
      late: { count: 1, capped: false },
      open: 2,
      closed: 5,
    });
    const solved = body.rates.find((rate: { key: string }) => rate.key === 'solved');
    expect(solved).toMatchObject({ numerator: 5, denominator: 6, few: false, before: null });
    expect(body.topics).toEqual([{ label: '设施维修', count: 7, share: 1 }]);
    for (const path of ['/board', `/board?placeId=${cast.places.community}`, `/board?placeId=${cast.places.town}`]) {
      const page = await world.as(null).page(path);
      expect(await htmlProblems(page.text), path).toEqual([]);
      expect(page.text.match(/style=|<style|<script(?! type="module" src)/)).toBeNull();
      for (const text of [page.text, (await world.as(null).get(path)).text]) expectNoPerson(world, text);
    }
  });

  test('counts a community’s cases for its town and not for its neighbour', async ({ world }) => {
    const { places } = world.cast;
    const [town, neighbour] = await Promise.all(
      [places.town, places.neighbouring].map((id) => world.as(null).get(`/board?placeId=${id}`)),
    );
    expect(town?.body.received.count).toBe(7);
    expect(neighbour?.body).toMatchObject({ isEmpty: true, received: { count: 0 } });
  });

  test('stops at the community: a building would be its people', async ({ world }) => {
    expect((await world.as(null).get(`/board?placeId=${world.cast.places.building}`)).status).toBe(404);
    expect((await world.as(null).get('/board?placeId=00000000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await world.as(null).get('/board?placeId=here')).status).toBe(422);
  });
});

describe('what it was about', () => {
  test('tells neither a strict kind nor what is too rare, but counts both in the rest', () => {
    const topics = boardTopics(
      [
        { kind: 'help', category: 'repairs.light', count: 4 },
        { kind: 'complaint', category: 'repairs.lift', count: 6 },
        { kind: 'help', category: 'noise', count: 4 },
        { kind: 'tip-off', category: 'repairs', count: 40 },
      ],
      caseRules.defaults,
    );
    expect(topics).toEqual([
      { label: '设施维修', count: 10, share: 10 / 44 },
      { label: '其他', count: 44, share: 1 },
    ]);
  });
});

test('the picture carries no inline style, no script and no address but its namespace', () => {
  const svg = trendChart([{ month: '2026-11-01', received: 3, closed: 2 }], 'wide');
  expect(svg).toMatch(/^<svg class="wide"/);
  expect(svg).not.toMatch(/style|class="zr|script|ecmeta/);
  expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
});

async function report(world: World, words: string) {
  const input = { words, category: 'repairs.light', placeId: world.cast.places.building };
  return (await world.as('grandmaWang').post('/cases', input)).body as { caseId: string };
}

async function goThrough(world: World, solved: 'yes' | 'no') {
  const { caseId } = await report(world, '楼道灯不亮，老人看不清。');
  const path = `/cases/${caseId}`;
  await world.as('dispatcherQian').post(`${path}/dispatch`, { unitId: world.cast.units.property });
  await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '已换新灯。' });
  await world.as('grandmaWang').post(`${path}/ratings`, { solved, satisfied: 'very' });
}

/** Counts until everything committed is in: other databases on the server may hold the feed back for a moment. */
async function counted(world: World, received: number) {
  const { county } = world.cast;
  await expect
    .poll(
      async () => {
        await recountCases(world.dbs.write, county);
        const { rows } = await sql<{ n: number }>`select coalesce(sum(received), 0)::integer as n from cases.counters
        where county = ${county} and place_id = unit_id and unit_id::text like '00000000-0000-0000%'`.execute(
          world.dbs.write,
        );
        return rows[0]?.n;
      },
      { timeout: 10_000 },
    )
    .toBe(received);
}

function expectNoPerson(world: World, text: string) {
  const names = ['王桂兰', '陈建国', '刘敏', '马强', '钱进', '13900000001', '号楼'];
  for (const one of names) expect(text.includes(one), one).toBe(false);
  for (const { id } of Object.values(world.cast.people)) expect(text.includes(id), id).toBe(false);
}

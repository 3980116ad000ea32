import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import type { Command } from '../../platform/context.ts';
import { readCase } from './case-acting.test-support.ts';
import { answered, byClock, no, stateOf, yes } from './case-ending.test-support.ts';
import { fallSilent } from './fall-silent.ts';

const silence = fallSilent as Command;

describe('the reporter answers two separate questions', () => {
  test('solved closes the case, and the two answers are kept apart', async ({ world }) => {
    const { id, path } = await answered(world);
    const rated = await world.as('grandmaWang').post(`${path}/ratings`, { solved: 'yes', satisfied: 'no' });
    expect(rated.status).toBe(201);
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed', outcome: 'solved', cycle: 1 });
    const seen = await readCase(world, 'grandmaWang', id);
    expect(seen.ratings).toMatchObject([{ solved: 'yes', satisfied: 'no', way: 'self', mine: true }]);
    expect(seen.closures).toMatchObject([{ cycle: 1, outcome: 'solved' }]);
  });

  test('each question must be answered, and each missing answer is told beside its question', async ({ world }) => {
    const { path } = await answered(world);
    const half = await world.as('grandmaWang').post(`${path}/ratings`, { solved: 'yes' });
    expect([half.status, half.body.fields]).toEqual([422, { satisfied: '请选满意不满意。' }]);
  });

  test('not solved begins a new cycle with the same unit and a limit of its own from now', async ({ world }) => {
    const { id, path } = await answered(world);
    await sql`update cases.cases set due_at = received_at - interval '9 days', answered_at = now() where id = ${id}`.execute(
      world.dbs.write,
    );
    expect((await world.as('grandmaWang').post(`${path}/ratings`, no)).status).toBe(201);
    const now = await stateOf(world, id);
    expect(now).toMatchObject({ state: 'to-sign', cycle: 2, unitId: world.cast.units.property, outcome: null });
    expect(now.dueAt.getTime()).toBeGreaterThan(Date.now());
    const redone = await sql<{ detail: { lateBefore: boolean; cycle: number } }>`select detail from activity.entries
      where thing_id = ${id} and kind = 'case.reopened'`.execute(world.dbs.read);
    expect(redone.rows[0]?.detail).toMatchObject({ lateBefore: true, cycle: 2 });
    const seen = await readCase(world, 'propertyMa', id);
    expect(seen.clocks.resident.sentence).toMatch(/^普通事项 5 个工作日/);
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words: '换了整套灯具。' });
    expect((await world.as('grandmaWang').post(`${path}/ratings`, yes)).status).toBe(201);
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed', cycle: 2 });
  });

  test('nobody rates before the answer, nor twice, nor someone else’s, nor for others', async ({ world }) => {
    const { path } = await answered(world, ['neighbourChen']);
    expect((await world.as('strangerZhao').post(`${path}/ratings`, yes)).status).toBe(404);
    expect((await world.as('propertyMa').post(`${path}/ratings`, yes)).status).toBe(403);
    expect((await world.as('grandmaWang').post(`${path}/ratings`, yes)).status).toBe(201);
    const again = await world.as('grandmaWang').post(`${path}/ratings`, yes);
    expect([again.status, again.body.code]).toEqual([409, 'cases.already-rated']);
  });

  test('everyone who joined is asked: the case stays open until all have said solved', async ({ world }) => {
    const { id, path } = await answered(world, ['neighbourChen', 'strangerZhao']);
    await world.settle();
    const asked = await sql<{ n: number }>`select count(distinct person_id) as n from notices.notices
      where about_id = ${id} and kind = 'case.answered'`.execute(world.dbs.read);
    expect(asked.rows[0]?.n).toBe(3);
    await world.as('grandmaWang').post(`${path}/ratings`, yes);
    await world.as('neighbourChen').post(`${path}/ratings`, yes);
    expect(await stateOf(world, id)).toMatchObject({ state: 'to-rate' });
    await world.as('strangerZhao').post(`${path}/ratings`, yes);
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed', outcome: 'solved' });
  });

  test('one neighbour’s “not solved” is enough for a new cycle, also after others were content', async ({ world }) => {
    const { id, path } = await answered(world, ['neighbourChen']);
    await world.as('grandmaWang').post(`${path}/ratings`, yes);
    await world.as('neighbourChen').post(`${path}/ratings`, no);
    expect(await stateOf(world, id)).toMatchObject({ state: 'to-sign', cycle: 2 });
  });

  test('a double click rates once, and a replayed form acts once', async ({ world }) => {
    const { id, path } = await answered(world);
    const rate = () => world.as('grandmaWang').post(`${path}/ratings`, yes);
    expect((await Promise.all([rate(), rate()])).map((one) => one.status).toSorted()).toEqual([201, 409]);
    const other = await answered(world);
    const form = { ...no, _key: `rate-${id}` };
    const sent = await Promise.all([1, 2].map(() => world.as('grandmaWang').submit(`${other.path}/ratings`, form)));
    expect(sent.map((one) => one.status)).toEqual([303, 303]);
    expect(await stateOf(world, other.id)).toMatchObject({ cycle: 2 });
  });
});

describe('silence', () => {
  test('leads to a call, but not before its days are over', async ({ world }) => {
    const { id } = await answered(world);
    await byClock(world, silence, id, 0);
    expect(await stateOf(world, id)).toMatchObject({ state: 'to-rate' });
    await byClock(world, silence, id, 30);
    expect(await stateOf(world, id)).toMatchObject({ state: 'to-follow-up' });
    await expect(byClock(world, silence, id, 30)).rejects.toMatchObject({ status: 409 });
  });

  test('of neighbours who joined does not hold up a case whose first reporter said solved', async ({ world }) => {
    const { id, path } = await answered(world, ['neighbourChen']);
    await world.as('grandmaWang').post(`${path}/ratings`, yes);
    await byClock(world, silence, id, 30);
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed', outcome: 'solved' });
  });

  test('a reporter may still answer while a call is planned', async ({ world }) => {
    const { id, path } = await answered(world, ['neighbourChen']);
    await byClock(world, silence, id, 30);
    await world.as('neighbourChen').post(`${path}/ratings`, yes);
    expect(await stateOf(world, id)).toMatchObject({ state: 'to-follow-up' });
    await world.as('grandmaWang').post(`${path}/ratings`, yes);
    expect(await stateOf(world, id)).toMatchObject({ state: 'closed' });
  });
});

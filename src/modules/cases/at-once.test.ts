import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';

/** Two people press at the same moment: exactly one act counts, and the other is told that the world moved on. */
async function bothAtOnce(world: World, posts: [keyof World['cast']['people'], string, Record<string, unknown>][]) {
  const answers = await Promise.all(posts.map(([who, path, form]) => world.as(who).post(path, form)));
  return answers.map((answer) => answer.status).sort();
}

const note = { note: '看过了。' };

describe('two at once', () => {
  test('of two signatures one counts', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.community });
    const signed = await bothAtOnce(world, [
      ['clerkLiu', `${path}/signature`, {}],
      ['secretaryHe', `${path}/signature`, {}],
    ]);
    expect(signed).toEqual([201, 409]);
    const entries = await sql`select 1 from activity.entries where thing_id = ${id} and kind = 'case.signed'`.execute(
      world.dbs.read,
    );
    expect(entries.rows).toHaveLength(1);
  });

  test('of two decisions on a return one counts, whatever the other says', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property });
    await world.as('propertyMa').post(`${path}/returns`, { reason: 'repeat', words: '和昨天那件一样。' });
    const decided = await bothAtOnce(world, [
      ['secretaryHe', `${path}/return-acceptance`, note],
      ['supervisorLi', `${path}/return-refusal`, note],
    ]);
    expect(decided).toEqual([201, 409]);
    const seen = await readCase(world, 'supervisorLi', id);
    expect(seen.returns.map((one) => one.decision)).toEqual([seen.state === 'to-dispatch' ? 'accepted' : 'refused']);
  });

  test('of two decisions on an extension one counts, and the date moves once', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    await world.as('propertyMa').post(`${path}/extensions`, { days: 1, reason: '等配件到货。' });
    const decided = await bothAtOnce(world, [
      ['secretaryHe', `${path}/extension-decision`, { decision: 'granted' }],
      ['supervisorLi', `${path}/extension-decision`, { decision: 'granted' }],
    ]);
    expect(decided).toEqual([201, 409]);
    expect((await readCase(world, 'propertyMa', id)).extensions).toHaveLength(1);
  });

  test('of two dispatches and of two requests for more time one counts', async ({ world }) => {
    const { path } = await bringIn(world);
    const { units } = world.cast;
    const sent = await bothAtOnce(world, [
      ['clerkLiu', `${path}/dispatch`, { unitId: units.property }],
      ['dispatcherQian', `${path}/dispatch`, { unitId: units.fire }],
    ]);
    expect(sent).toEqual([201, 409]);
    const own = await bringIn(world, { to: units.community, signed: 'clerkLiu' });
    const more = { days: 1, reason: '等配件到货。' };
    const asked = await bothAtOnce(world, [
      ['clerkLiu', `${own.path}/extensions`, more],
      ['secretaryHe', `${own.path}/extensions`, more],
    ]);
    expect(asked).toEqual([201, 409]);
  });

  test('an answer is not reviewed by its author: the database has the last word', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.community, signed: 'clerkLiu' });
    await world.as('supervisorLi').post(`${path}/supervisions`, { level: 3, note: '请盯住。' });
    await world.as('clerkLiu').post(`${path}/answer`, { result: 'done', words: '修好了。' });
    expect((await world.as('secretaryHe').post(`${path}/answer-pass`)).status).toBe(403);
    const direct = sql`update cases.answers set review = 'passed', reviewed_by = answered_by where case_id = ${id}`;
    await expect(direct.execute(world.dbs.write)).rejects.toMatchObject({ constraint: 'answers_not_by_oneself' });
  });
});

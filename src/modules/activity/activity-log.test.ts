import { describe, expect, vi } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';
import { newId } from '../../platform/ids.ts';
import { systemActor } from '../../platform/system-actor.ts';
import { record } from './record.ts';
import { sealCounty } from './seal-county.ts';

const thingId = newId();

async function write(world: World, count: number, at: string) {
  const { county } = world.cast;
  await world.dbs.write.transaction().execute(async (db) => {
    const ctx = { county, db, now: new Date(at), actor: systemActor(county), requestId: 'test', means: testMeans };
    const entry = { kind: 'calendar.imported' as const, thingId, detail: { years: [2027], days: 1 } };
    await record(ctx, ...Array.from({ length: count }, () => entry));
  });
}

describe('the record of what was done', () => {
  test('pages backwards without losing or repeating an entry', async ({ world }) => {
    await write(world, 120, '2026-03-01T02:00:00Z');
    const seen = new Set<string>();
    let next: string | null = '';
    while (next !== null) {
      const query: string = next ? `&before=${next}` : '';
      const { body } = await world.as('auditorWu').get(`/admin/activity?thingId=${thingId}${query}`);
      for (const item of body.items) seen.add(item.id);
      next = body.next;
    }
    expect(seen.size).toBe(120);
  });

  test('is narrowed by kind, role and day', async ({ world }) => {
    await write(world, 2, '2026-04-02T16:30:00Z');
    const { body } = await world
      .as('auditorWu')
      .get('/admin/activity?kind=calendar.imported&role=system&day=2026-04-03');
    expect(body.items).toHaveLength(2);
    expect((await world.as('auditorWu').get('/admin/activity?role=dispatcher')).body.items).toEqual([]);
    expect((await world.as('auditorWu').get('/admin/activity?day=2026-02-31')).status).toBe(422);
    expect((await world.as('auditorWu').get('/admin/activity?before=x')).status).toBe(422);
  });

  test('is for those who may read it', async ({ world }) => {
    expect((await world.as('clerkLiu').get('/admin/activity')).status).toBe(403);
    expect((await world.as(null).get('/admin/activity')).status).toBe(401);
  });

  test('shows kinds and roles in words, and no person', async ({ world }) => {
    const { text } = await world.as('auditorWu').page('/admin/activity');
    expect(text).toContain('授予身份');
    expect(text).not.toMatch(/王桂兰|刘敏|139000/);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('says how far it is sealed and whether the seals hold, and tells everybody its head', async ({ world }) => {
    const head = await vi.waitFor(async () => {
      const sealed = await sealCounty(world.dbs.write, testMeans.sealer, world.cast.county, new Date());
      if (!sealed) throw new Error('nothing to seal yet');
      return sealed;
    });
    const { text } = await world.as('auditorWu').page('/admin/activity/seals?check=yes');
    expect(text).toContain('完全一致');
    expect(await htmlProblems(text)).toEqual([]);
    const open = await world.as(null).get('/seals/head');
    expect(open.body.head).toMatchObject({ number: head.number, hash: head.hash });
    expect(await htmlProblems((await world.as(null).page('/seals/head')).text)).toEqual([]);
  });
});

import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { createApp } from '../../app.tsx';
import { forgetVisitors } from '../people/index.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';

const done = { result: 'done', words: '已换新灯，请看看。' };
const yes = { solved: 'yes', satisfied: 'very' };

/** The same person in one more role, as it happens in small places. */
async function alsoIs(world: World, who: 'propertyMa', role: 'dispatcherQian') {
  const person = world.cast.people[who].id;
  const grant = world.cast.people[role].grantId;
  await sql`update people.grants set person_id = ${person} where id = ${grant}`.execute(world.dbs.write);
  await sql`update people.sessions set person_id = ${person} where grant_id = ${grant}`.execute(world.dbs.write);
  forgetVisitors();
}

describe('nobody does more than their role is for', () => {
  test('an auditor reads and never writes', async ({ world }) => {
    const { path } = await bringIn(world, { to: world.cast.units.property });
    expect((await world.as('auditorWu').get(path)).status).toBe(200);
    const note = { words: '我来写一句。', audience: 'reporter' };
    expect((await world.as('auditorWu').post(`${path}/notes`, note)).status).toBe(403);
    expect((await world.as('supervisorLi').post(`${path}/notes`, note)).status).toBe(201);
  });

  test('a token reads and brings in cases only when it was made for that', async ({ world }) => {
    const { path } = await bringIn(world);
    const scopes = ['people.self'];
    const { token } = (await world.as('grandmaWang').post('/my/tokens', { name: '表', scopes, days: 1 })).body;
    const bearer = { authorization: `Bearer ${token}`, cookie: '' };
    const alone = world.as(null);
    expect((await alone.get('/my', bearer)).status).toBe(200);
    expect((await alone.get('/my/cases', bearer)).status).toBe(403);
    expect((await alone.get(path, bearer)).status).toBe(403);
    const report = { words: '楼道灯不亮。', placeId: world.cast.places.building };
    expect((await alone.post('/cases', report, bearer)).status).toBe(403);
    expect((await alone.post('/report', { words: '楼道灯不亮。' }, bearer)).status).toBe(403);
  });

  test('whoever wrote the answer does not call the reporter about it in another role', async ({ world }) => {
    const { path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    await world.as('propertyMa').post(`${path}/answer`, done);
    await alsoIs(world, 'propertyMa', 'dispatcherQian');
    const called = await world.as('dispatcherQian').post(`${path}/calls`, { outcome: 'reached', ...yes });
    expect(called.body).toMatchObject({ status: 403, code: 'cases.own-work' });
  });
});

describe('a body that is complained about', () => {
  test('reads a report of wrongdoing about itself nowhere, while the county does', async ({ world }) => {
    const { community } = world.cast.units;
    const { id, path } = await bringIn(world, { kind: 'tip-off', aboutUnitId: community });
    const count = async () => (await world.as('secretaryHe').get('/desk?lane=to-dispatch')).body;
    expect((await world.as('secretaryHe').get(path)).status).toBe(404);
    expect(JSON.stringify((await count()).items)).not.toContain(id);
    expect((await count()).counts['to-dispatch']).toBe((await count()).items.length);
    expect((await world.as('dispatcherQian').get(path)).status).toBe(200);
    const other = await bringIn(world, { kind: 'tip-off' });
    expect((await world.as('secretaryHe').get(other.path)).status).toBe(200);
  });

  test('neither declines nor dispatches the complaint; another desk does', async ({ world }) => {
    const { community, property } = world.cast.units;
    const { path } = await bringIn(world, { kind: 'complaint', aboutUnitId: community });
    const seen = await world.as('clerkLiu').get(path);
    expect(seen.body.may).toMatchObject({ decline: false, dispatch: false, merge: false });
    expect((await world.as('clerkLiu').post(`${path}/decline`, { where: '请找别的地方。' })).status).toBe(403);
    expect((await world.as('dispatcherQian').post(`${path}/dispatch`, { unitId: property })).status).toBe(201);
  });

  test('does not get it through a merge either', async ({ world }) => {
    const { property, fire } = world.cast.units;
    const child = await bringIn(world, { kind: 'complaint', aboutUnitId: property });
    const parent = await bringIn(world, { kind: 'complaint' });
    const merged = await world.as('dispatcherQian').post(`${child.path}/merge`, { parentId: parent.id });
    expect(merged.status).toBe(201);
    const sent = await world.as('dispatcherQian').post(`${parent.path}/dispatch`, { unitId: property });
    expect(sent.body.code).toBe('cases.about-unit');
    const third = await bringIn(world, { kind: 'complaint', aboutUnitId: fire });
    const apart = await world.as('dispatcherQian').post(`${third.path}/merge`, { parentId: parent.id });
    expect(apart.body.code).toBe('cases.about-units');
  });
});

describe('who joined a neighbour’s matter', () => {
  async function joined(world: World) {
    const made = await bringIn(world, { audience: 'public', lon: 117.7512, lat: 24.6213 });
    const told = { title: '楼道灯不亮', words: '楼道的灯坏了，大家都看不清。' };
    expect((await world.as('secretaryHe').post(`${made.path}/publication`, told)).status).toBe(201);
    expect((await world.as('neighbourChen').post(`${made.path}/join`)).status).toBe(201);
    return made;
  }

  test('never learns where exactly the neighbour stood or lives', async ({ world }) => {
    const { id } = await joined(world);
    expect(await readCase(world, 'neighbourChen', id)).toMatchObject({ lon: null, lat: null });
    expect(await readCase(world, 'grandmaWang', id)).toMatchObject({ lon: 117.7512, lat: 24.6213 });
  });

  test('reads its words only as long as they are public', async ({ world }) => {
    const { id, path } = await joined(world);
    expect((await readCase(world, 'neighbourChen', id)).words).toContain('大家都看不清');
    await world.as('secretaryHe').post(`${path}/publication-end`);
    expect(await readCase(world, 'neighbourChen', id)).toMatchObject({ words: '' });
    const mine: { id: string; title: string }[] = (await world.as('neighbourChen').get('/my/cases')).body.open;
    expect(mine.find((one) => one.id === id)?.title).toBe('设施维修 · 路灯楼道灯');
  });

  test('and everybody else read an answer without the numbers of persons', async ({ world }) => {
    const { path } = await joined(world);
    await world.as('dispatcherQian').post(`${path}/dispatch`, { unitId: world.cast.units.property });
    const words = '已和 13900000001 联系，灯换好了。';
    await world.as('propertyMa').post(`${path}/answer`, { result: 'done', words });
    const shown = (await world.as(null).get(`/public${path}`)).body.answer;
    expect(shown).toBe('已和 139****0001 联系，灯换好了。');
  });
});

test('the log of activities does not tell which resident brought a case in', async ({ world }) => {
  const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
  await world.as('grandmaWang').post(`${path}/additions`, { words: '还有一盏。' });
  const log = JSON.stringify((await world.as('adminZhou').get(`/admin/activity?thingId=${id}`)).body.items);
  expect(log).toContain('case.reported');
  expect(log).not.toContain(world.cast.people.grandmaWang.id);
  expect(log).toContain(world.cast.people.propertyMa.id);
});

test('one person brings in thirty matters an hour, and a neighbour is not held up by that', async ({ world }) => {
  const app = createApp({
    config: { SECURE_COOKIES: 'off', TRUST_PROXY: 'off', RATE_LIMITS: 'on' },
    dbs: world.dbs,
    means: testMeans,
    ready: async () => [],
  });
  const report = async (who: 'grandmaWang' | 'neighbourChen') => {
    const answer = await app.request(`http://jinlin.test/${world.cast.county}/cases`, {
      method: 'POST',
      body: JSON.stringify({ words: '又是同一件事，又是同一件事。', placeId: world.cast.places.building }),
      headers: {
        'content-type': 'application/json',
        cookie: `jinlin=${world.cast.people[who].token}`,
        'sec-fetch-site': 'same-origin',
      },
    });
    return answer.status;
  };
  for (let nth = 0; nth < 30; nth++) expect(await report('grandmaWang')).toBe(201);
  expect(await report('grandmaWang')).toBe(429);
  expect(await report('neighbourChen')).toBe(201);
});

test('a matter alike is offered near by, not at the other end of the community', async ({ world }) => {
  const { cast, as } = world;
  const far = { words: '楼下烧烤摊的油烟太大，呛人。', category: 'smoke', placeId: cast.places.community };
  const made = await as('grandmaWang').post('/cases', { ...far, lon: 117.76, lat: 24.62 });
  const offered = async (lon: number) => {
    await as('grandmaWang').post('/report', { words: far.words });
    await as('grandmaWang').post('/report/place', { placeId: cast.places.community, lon, lat: 24.62 });
    const { similar } = (await as('grandmaWang').get('/report/check')).body;
    return similar.some((one: { id: string }) => one.id === made.body.caseId);
  };
  expect(await offered(117.761)).toBe(true);
  expect(await offered(117.77)).toBe(false);
});

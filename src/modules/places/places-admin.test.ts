import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';

const admin = (world: World) => world.as('adminZhou');
const add = async (world: World, parentId: string, level: string, name: string): Promise<string> => {
  const made = await admin(world).post(`/admin/places/${parentId}/children`, { level, name });
  expect(made.status, made.text).toBe(201);
  return made.body.placeId;
};
const act = (world: World, placeId: string, what: string, body: Record<string, unknown>) =>
  admin(world).post(`/admin/places/${placeId}/${what}`, body);

async function areaOf(world: World, placeId: string) {
  const found = await sql<Record<string, string | null>>`select parent_id, town_id, community_id, grid_id, compound_id,
    building_id, closed_on from places.places where county = ${world.cast.county} and id = ${placeId}`.execute(
    world.dbs.read,
  );
  return found.rows[0] ?? {};
}

async function reportAt(world: World, placeId: string): Promise<string> {
  const made = await world.as('grandmaWang').post('/cases', { words: '单元门坏了，关不上。', placeId });
  expect(made.status, made.text).toBe(201);
  return made.body.caseId;
}

async function caseArea(world: World, caseId: string) {
  const found = await sql<Record<string, string | null>>`select place_id, town_id, community_id, grid_id, compound_id,
    building_id from cases.cases where county = ${world.cast.county} and id = ${caseId}`.execute(world.dbs.read);
  return found.rows[0];
}

describe('the register of places', () => {
  test('a compound moves with all below it, and its open case answers to the new community', async ({ world }) => {
    const { places } = world.cast;
    const compound = await add(world, places.community, 'compound', '迁移小区');
    const building = await add(world, compound, 'building', '1 号楼');
    const home = await add(world, building, 'home', '101');
    const caseId = await reportAt(world, building);
    const moved = await act(world, compound, 'move', { fromId: places.community, toId: places.otherCommunity });
    expect(moved.status, moved.text).toBe(201);
    expect(await areaOf(world, home)).toMatchObject({
      townId: places.otherTown,
      communityId: places.otherCommunity,
      compoundId: compound,
      buildingId: building,
    });
    await world.settle();
    expect(await caseArea(world, caseId)).toMatchObject({
      placeId: building,
      townId: places.otherTown,
      communityId: places.otherCommunity,
    });
    const dispatch = (who: 'clerkLiu' | 'otherClerk') =>
      world.as(who).post(`/cases/${caseId}/dispatch`, { unitId: world.cast.units.water });
    expect((await dispatch('clerkLiu')).status).toBe(404);
    expect((await dispatch('otherClerk')).status).toBe(201);
    const { body } = await admin(world).get(`/admin/places/${compound}`);
    expect(body.history.map((entry: { kind: string }) => entry.kind)).toEqual(['moved', 'added']);
  });

  test('of two people moving the same place at once, the second is refused', async ({ world }) => {
    const { places } = world.cast;
    const compound = await add(world, places.community, 'compound', '争抢小区');
    const both = await Promise.all(
      [places.neighbouring, places.otherCommunity].map((toId) =>
        act(world, compound, 'move', { fromId: places.community, toId }),
      ),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  test('a place cannot come to lie in itself, nor below its own kind', async ({ world }) => {
    const { places } = world.cast;
    const compound = await add(world, places.community, 'compound', '循环小区');
    const building = await add(world, compound, 'building', '1 号楼');
    for (const [id, fromId, toId] of [
      [compound, places.community, compound],
      [compound, places.community, building],
      [places.community, places.town, compound],
      [places.town, places.county, places.community],
    ] as const) {
      expect((await act(world, id, 'move', { fromId, toId })).status).toBe(422);
    }
  });

  test('a merged compound gives away its buildings and open cases, and takes nothing new', async ({ world }) => {
    const { places } = world.cast;
    const [old, into] = [
      await add(world, places.community, 'compound', '东院'),
      await add(world, places.neighbouring, 'compound', '大院'),
    ];
    const building = await add(world, old, 'building', '1 号楼');
    await add(world, into, 'building', '1 号楼');
    const [inBuilding, inCompound] = [await reportAt(world, building), await reportAt(world, old)];
    expect((await act(world, old, 'merge', { intoId: into })).status).toBe(201);
    expect(await areaOf(world, building)).toMatchObject({ parentId: into, communityId: places.neighbouring });
    await world.settle();
    expect(await caseArea(world, inBuilding)).toMatchObject({ compoundId: into, communityId: places.neighbouring });
    expect(await caseArea(world, inCompound)).toMatchObject({ placeId: old, compoundId: into });
    const { body } = await admin(world).get(`/admin/places/${into}`);
    expect(body.children.map((child: { name: string }) => child.name)).toEqual(['1 号楼', '1 号楼（原东院）']);
    const late = await world.as('grandmaWang').post('/cases', { words: '还报在老地方', placeId: old });
    expect(late.status).toBe(422);
    expect((await act(world, old, 'name', { name: '改不了' })).status).toBe(409);
  });

  test('part of a compound is split off, and only its cases follow', async ({ world }) => {
    const { places } = world.cast;
    const whole = await add(world, places.community, 'compound', '整个小区');
    const [stays, goes] = [
      await add(world, whole, 'building', '1 号楼'),
      await add(world, whole, 'building', '2 号楼'),
    ];
    const [staying, going] = [await reportAt(world, stays), await reportAt(world, goes)];
    const split = await act(world, whole, 'split', { name: '二期', childIds: [goes] });
    expect(split.status, split.text).toBe(201);
    await world.settle();
    expect((await caseArea(world, staying))?.compoundId).toBe(whole);
    expect((await caseArea(world, going))?.compoundId).toBe(split.body.placeId);
    expect((await act(world, whole, 'split', { name: '三期', childIds: [goes] })).status).toBe(422);
    expect((await act(world, whole, 'split', { name: '三期' })).status).toBe(422);
  });

  test('grids are numbered inside their community, and a compound lies in one at most', async ({ world }) => {
    const { places } = world.cast;
    const [one, two] = [
      await add(world, places.community, 'grid', '一网格'),
      await add(world, places.community, 'grid', '二网格'),
    ];
    const codes = await Promise.all(
      [one, two].map(async (id) => (await admin(world).get(`/admin/places/${id}`)).body.place.code),
    );
    expect(codes[0]).toMatch(/^350605\d{9}$/);
    expect(Number(codes[1]) - Number(codes[0])).toBe(1);
    const compound = await add(world, places.community, 'compound', '网格小区');
    const building = await add(world, compound, 'building', '1 号楼');
    for (const gridId of [one, two]) expect((await act(world, compound, 'grid', { gridId })).status).toBe(201);
    expect((await areaOf(world, building)).gridId).toBe(two);
    const inGrid = await admin(world).get(`/admin/places/${two}`);
    expect(inGrid.body.children.map((child: { id: string }) => child.id)).toEqual([compound]);
    expect((await admin(world).get(`/admin/places/${one}`)).body.children).toEqual([]);
    const elsewhere = await add(world, places.neighbouring, 'grid', '别处网格');
    expect((await act(world, compound, 'grid', { gridId: elsewhere })).status).toBe(422);
    expect((await act(world, two, 'closure', {})).status).toBe(409);
    // Moved to another community, it leaves the grid of the old one.
    await act(world, compound, 'move', { fromId: places.community, toId: places.neighbouring });
    expect((await areaOf(world, building)).gridId).toBeNull();
    expect((await act(world, two, 'closure', {})).status).toBe(201);
    // A code is never given again.
    const three = await add(world, places.community, 'grid', '三网格');
    expect(Number((await admin(world).get(`/admin/places/${three}`)).body.place.code)).toBe(Number(codes[1]) + 1);
  });

  test('buildings and homes are added by a pattern, and what is there already stays', async ({ world }) => {
    const { places } = world.cast;
    const compound = await add(world, places.community, 'compound', '批量小区');
    await add(world, compound, 'building', '3 号楼');
    const asked = { from: 1, to: 17, suffix: '号楼', entrances: 3, floors: 6, doors: 2 };
    const preview = await admin(world).get(`/admin/places/${compound}/many?${new URLSearchParams(asked as never)}`);
    expect(preview.body.planned).toMatchObject({ buildings: 17, homes: 612 });
    expect((await act(world, compound, 'many', asked)).body).toMatchObject({ buildings: 16, homes: 612 });
    expect((await act(world, compound, 'many', asked)).body).toMatchObject({ buildings: 0, homes: 0 });
    expect((await act(world, compound, 'many', { ...asked, from: 9, to: 2 })).status).toBe(422);
    expect((await act(world, compound, 'many', { ...asked, to: 999 })).status).toBe(422);
    const open = await world.as(null).get(`/places/${compound}/profile`);
    expect(open.body.profile).toMatchObject({ buildings: 17, homes: 612 });
  });

  test('a compound has a profile that anybody may read', async ({ world }) => {
    const { compound } = world.cast.places;
    const saved = await admin(world).submit(`/admin/places/${compound}/profile`, {
      about: '商住混合的大院。',
      households: '1306',
      shops: '86',
      facilities: '儿童活动室\n电动车充电棚\n',
      services: '物业服务中心 0596-1234567',
      lon: '117.75',
      lat: '24.62',
    });
    expect(saved.status, saved.text).toBe(303);
    const open = await world.as(null).page(`/places/${compound}/profile`);
    expect(open.text).toContain('1,306');
    expect(open.text).toContain('电动车充电棚');
    expect(await htmlProblems(open.text)).toEqual([]);
    const wrong = await admin(world).submit(`/admin/places/${compound}/profile`, { households: '很多', about: '留着' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('留着');
  });

  test('its pages are valid, and a refused act keeps what was typed', async ({ world }) => {
    const { places } = world.cast;
    for (const path of [
      '',
      '?q=万福',
      `/${places.county}`,
      `/${places.community}`,
      `/${places.compound}`,
      `/${places.building}`,
      `/${places.compound}/profile`,
      `/${places.compound}/many?to=17`,
    ]) {
      const { status, text } = await admin(world).page(`/admin/places${path}`);
      expect(status, path).toBe(200);
      expect(await htmlProblems(text), path).toEqual([]);
    }
    const refused = await admin(world).submit(`/admin/places/${places.community}/children`, {
      act: 'add',
      level: 'compound',
      name: '万福小区',
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('已经有这个名字了');
    expect(await htmlProblems(refused.text)).toEqual([]);
  });

  test.for([
    ['grandmaWang', 403],
    ['clerkLiu', 403],
    ['auditorWu', 403],
    [null, 401],
  ] as const)('%s renaming a community is answered %i', async ([who, status], { world }) => {
    const answer = await world.as(who).post(`/admin/places/${world.cast.places.community}/name`, { name: '新名' });
    expect(answer.status).toBe(status);
  });

  test('a renamed place shows its old name in its history', async ({ world }) => {
    const { neighbouring } = world.cast.places;
    await act(world, neighbouring, 'name', { name: '新的社区名' });
    const { text } = await admin(world).page(`/admin/places/${neighbouring}`);
    expect(text).toContain('原名');
  });
});

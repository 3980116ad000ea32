import { expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';

test('anyone finds a building step by step from the county down', async ({ world }) => {
  const { cast } = world;
  const visitor = world.as(null);
  const top = await visitor.get('/places/county/children');
  expect(top.body.children.map((child: { id: string }) => child.id)).toContain(cast.places.town);
  const town = await visitor.get(`/places/${cast.places.town}/children`);
  expect(town.body.children.map((child: { id: string }) => child.id)).toContain(cast.places.community);
  const community = await visitor.get(`/places/${cast.places.community}/children`);
  expect(community.body.children).toEqual([{ id: cast.places.compound, level: 'compound', name: '万福小区' }]);
  const compound = await visitor.get(`/places/${cast.places.compound}/children`);
  expect(compound.body.children).toEqual([{ id: cast.places.building, level: 'building', name: '5 号楼' }]);
  const building = await visitor.get(`/places/${cast.places.building}/children`);
  expect(building.body.path.map((place: { level: string }) => place.level)).toEqual([
    'county',
    'town',
    'community',
    'compound',
    'building',
  ]);
});

test('a place of another county, or none at all, is not found', async ({ world }) => {
  const { cast } = world;
  expect((await world.as(null, 341324).get(`/places/${cast.places.town}/children`)).status).toBe(404);
  expect((await world.as(null).get('/places/01900000-0000-7000-8000-000000000000/children')).status).toBe(404);
  expect((await world.as(null).get('/places/nowhere/children')).status).toBe(422);
});

test('a place is found by a part of its name, with where it lies', async ({ world }) => {
  const found = await world.as(null).get(`/places/suggest?q=${encodeURIComponent('万福')}`);
  expect(found.body[0]).toMatchObject({ value: world.cast.places.compound, label: '万福小区' });
  expect(found.body[0].detail).toContain(' · ');
  const building = await world.as(null).get(`/places/suggest?q=${encodeURIComponent('5 号')}`);
  expect(building.body[0].label).toBe('万福小区 5 号楼');
});

test.for(['%', '_', '\\', ''])('typing only “%s” finds nothing', async (q, { world }) => {
  expect((await world.as(null).get(`/places/suggest?q=${encodeURIComponent(q)}`)).body).toEqual([]);
});

import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';
import { caseRules } from './rule-pack.ts';
import { type Serving, suggestionOf } from './suggest-unit.ts';

const place = { placeId: 'b5', townId: 't1', communityId: 'c1', gridId: null, compoundId: 'w1', buildingId: 'b5' };
const found = (category: string, aboutUnitId: string | null = null) => ({ ...place, category, aboutUnitId });
const body = (id: string, kind: Serving['kind'], name: string, level: string): Serving => ({
  id,
  kind,
  name,
  level,
  placeId: '',
  phone: null,
});
const serving = [
  body('fire', 'department', '消防救援大队', 'county'),
  body('city', 'department', '城市管理局', 'county'),
  body('town-city', 'department', '城市管理所', 'town'),
  body('community', 'community', '人和社区居委会', 'community'),
  body('property', 'property-company', '万福物业', 'compound'),
];
const suggest = (category: string, about: string | null = null, rules = caseRules.defaults) => {
  const { unit, helpers } = suggestionOf(rules, serving, found(category, about));
  return [unit?.id, ...helpers.map((one) => one.id)];
};

describe('the dispatch catalogue', () => {
  test.for([
    ['an exact category comes before its parent', 'parking.fire-lane', ['fire', 'town-city', 'property']],
    ['a category without a line of its own follows its parent', 'parking.space', ['property', 'community']],
    ['the nearest body of the wanted kind and name leads', 'noise', ['town-city', 'community']],
    ['when nobody serves here, the community takes it', 'supply.water', ['community']],
    ['a category nobody listed goes to the community', 'unheard', ['community']],
  ] as const)('%s', ([, category, wanted]) => {
    expect(suggest(category)).toEqual([...wanted]);
  });

  test('whoever is complained about is never suggested', () => {
    expect(suggest('parking', 'property')).toEqual(['community']);
  });

  test('a line for a place beats the line for everywhere, the nearer place first', () => {
    const line = (placeId: string, id: string) => ({ category: 'parking', placeId, unit: { id }, helpers: [] });
    const catalogue = [
      ...caseRules.defaults.catalogue,
      line('t1', 'city'),
      line('w1', 'fire'),
      line('elsewhere', 'community'),
    ];
    expect(suggest('parking.space', null, { ...caseRules.defaults, catalogue })).toEqual(['fire']);
  });
});

describe('a batch', () => {
  test('each case goes where the catalogue says, and one that cannot go holds up none', async ({ world }) => {
    const first = await bringIn(world, { category: 'repairs.light' });
    const second = await bringIn(world, { category: 'parking.fire-lane' });
    const gone = await bringIn(world, { to: world.cast.units.water });
    const stranger = crypto.randomUUID();
    expect((await readCase(world, 'clerkLiu', first.id)).suggestion?.unit?.name).toBe('万福物业');
    const sent = await world
      .as('dispatcherQian')
      .post('/cases/dispatches', { caseIds: [first.id, second.id, gone.id, stranger] });
    expect(sent.status).toBe(201);
    expect(sent.body.done).toBe(2);
    const of = (id: string) => sent.body.results.find((one: { caseId: string }) => one.caseId === id);
    expect(of(first.id)).toMatchObject({ done: true, unitName: '万福物业' });
    expect(of(second.id)).toMatchObject({ done: true, unitName: '消防救援大队' });
    expect(of(gone.id)).toMatchObject({ done: false, message: expect.stringContaining('待签收') });
    expect(of(stranger)).toMatchObject({ done: false, message: expect.stringContaining('没有找到') });
    const seen = await readCase(world, 'dispatcherQian', second.id);
    expect(seen.helpers.map((one) => one.unitName).sort()).toEqual(['万福物业', '城市管理局']);
    expect(seen.dispatches[0]?.basis).toBe('catalogue');
    expect((await world.as('propertyMa').post('/cases/dispatches', { caseIds: [first.id] })).status).toBe(403);
  });
});

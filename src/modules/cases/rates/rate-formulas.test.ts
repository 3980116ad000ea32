import { describe, expect, test } from 'vitest';
import type { Values } from './measures.ts';
import { type Rate, ratesOf, rateWords, scoreOf } from './rate-formulas.ts';

const rules = { basicallyWeight: 0.6, weights: { response: 0.2, solved: 0.4, satisfied: 0.4 } };
const sums: Values = {
  received: 120,
  dispatched: 100,
  deskDispatches: 80,
  deskDispatchesOnTime: 76,
  signed: 90,
  signedOnTime: 81,
  contacted: 70,
  contactedOnTime: 63,
  answered: 60,
  answeredOnTime: 57,
  firstAnswered: 50,
  officeMinutes: 50 * 90,
  returnsAsked: 5,
  reopened: 3,
  visited: 40,
  responded: 38,
  solved: 36,
  unsolved: 4,
  solvedFirst: 30,
  very: 20,
  basically: 10,
  dissatisfied: 10,
  closed: 50,
  closedHeard: 40,
};
const rateOf = (key: Rate['key'], all: Values = sums, excluded: Values = {}, use = rules) =>
  ratesOf(all, excluded, use).find((rate) => rate.key === key);

describe('each rate by its definition', () => {
  test.for([
    ['response', 38, 40, 95],
    ['solved', 36, 40, 90],
    ['satisfied', 26, 40, 65],
    ['first-solved', 30, 40, 75],
    ['answered-on-time', 57, 60, 95],
    ['dispatched-on-time', 76, 80, 95],
    ['signed-on-time', 81, 90, 90],
    ['contacted-on-time', 63, 70, 90],
    ['returned', 5, 100, 5],
    ['redone', 3, 60, 5],
    ['heard', 40, 50, 80],
    ['office-hours', 75, 50, 1.5],
  ] as const)('%s is %d of %d: %d', ([key, numerator, denominator, value]) => {
    const rate = rateOf(key);
    expect(rate).toMatchObject({ numerator, denominator });
    expect(rate?.value).toBeCloseTo(value, 10);
  });

  test('nothing to divide by is not known, neither zero nor a hundred', () => {
    for (const rate of ratesOf({}, {}, rules)) {
      expect(rate.value, rate.key).toBeNull();
      expect(rateWords(rate, rate.unit)).toEqual({ value: '—', unit: '' });
    }
  });

  test('basically satisfied counts by the weight the county set', () => {
    expect(rateOf('satisfied', sums, {}, { ...rules, basicallyWeight: 1 })?.value).toBe(75);
    expect(rateOf('satisfied', sums, {}, { ...rules, basicallyWeight: 0 })?.value).toBe(50);
    expect(rateOf('satisfied')?.definition).toContain('× 0.6');
    expect(rateOf('satisfied', sums, {}, { ...rules, basicallyWeight: 1 })?.definition).not.toContain('×');
  });

  test('solved but not satisfied, and not solved but satisfied, are two questions', () => {
    const apart: Values = { visited: 2, solved: 1, unsolved: 1, very: 1, dissatisfied: 1 };
    expect(rateOf('solved', apart)?.value).toBe(50);
    expect(rateOf('satisfied', apart)?.value).toBe(50);
  });

  test('what was taken out changes the net rate only, and both are told', () => {
    const excluded: Values = { visited: 4, unsolved: 4, dissatisfied: 4 };
    expect(rateOf('solved', sums, excluded)).toMatchObject({
      value: 90,
      denominator: 40,
      net: { value: 100, denominator: 36 },
    });
    expect(rateOf('solved', { visited: 1, unsolved: 1 }, { visited: 1, unsolved: 1 })?.net.value).toBeNull();
  });
});

describe('the score', () => {
  const score = (all: Values, use = rules) => scoreOf(ratesOf(all, {}, use), use);
  test('weighs the three rates, whatever the weights add up to', () => {
    expect(score(sums).value).toBeCloseTo(0.2 * 95 + 0.4 * 90 + 0.4 * 65, 10);
    const doubled = { ...rules, weights: { response: 0.4, solved: 0.8, satisfied: 0.8 } };
    expect(score(sums, doubled).value).toBeCloseTo(score(sums).value ?? 0, 10);
  });
  test('is not known when one of its rates is not, or when no weight is set', () => {
    expect(score({ ...sums, solved: 0, unsolved: 0 }).value).toBeNull();
    expect(score(sums, { ...rules, weights: { response: 0, solved: 0, satisfied: 0 } }).value).toBeNull();
  });
  test('leaves out a rate that weighs nothing, even when it is not known', () => {
    const only = { ...rules, weights: { response: 0, solved: 1, satisfied: 0 } };
    expect(score({ solved: 1, unsolved: 1 }, only).value).toBe(50);
  });
});

test.for([
  [(100 * 999) / 1000, '99.9'],
  [(100 * 9999) / 10_000, '99.9'],
  [100, '100'],
  [0, '0'],
  [(100 * 2) / 3, '66.6'],
  [(100 * 57) / 100, '57'],
] as const)('%d reads %s: cut, never rounded up', ([value, words]) => {
  expect(rateWords({ value }, 'percent').value).toBe(words);
});

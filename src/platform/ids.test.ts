import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { isId, newId } from './ids.ts';

afterEach(() => vi.useRealTimers());

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

test('an id is a UUIDv7 in lower case that carries the instant given', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const id = newId(now);
      expect(isId(id)).toBe(true);
      expect(timeOf(id)).toBe(now);
    }),
  );
});

test('an id made without an instant carries the time of the clock', () => {
  const before = Date.now();
  const id = newId();
  expect(timeOf(id)).toBeGreaterThanOrEqual(before);
  expect(timeOf(id)).toBeLessThanOrEqual(Date.now());
});

test('a hundred thousand ids made in a row are all different and in order', () => {
  const ids = Array.from({ length: 100_000 }, () => newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id, at) => id <= (ids[at - 1] ?? ''))).toHaveLength(0);
});

test('ids keep their order when the clock is set back', () => {
  vi.useFakeTimers({ now: Date.now() + 1000 });
  const early = newId();
  vi.setSystemTime(Date.now() - 60_000);
  const late = newId();
  expect(late > early).toBe(true);
});

test('ids of instants that do not go back are in order, also within one millisecond', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 50 }), (steps) => {
      let now = 1_760_000_000_000;
      const ids = steps.map((step) => {
        now += step;
        return newId(now);
      });
      expect(ids).toEqual([...ids].sort());
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('an instant far ahead does not pull later ids into the future', () => {
  newId(Date.now() + 10 ** 11);
  expect(timeOf(newId())).toBeLessThan(Date.now() + 10 ** 10);
});

test('the order of the texts is the order of the instants', () => {
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      fc.pre(one !== other);
      expect(newId(one) < newId(other)).toBe(one < other);
    }),
  );
});

test.for([-1, 1.5, Number.NaN, 2 ** 48])('the instant %d is refused', (now) => {
  expect(() => newId(now)).toThrow(RangeError);
});

test('nothing else passes as an id', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect(isId(id)).toBe(true);
  const others = [id.toUpperCase(), `${id} `, `${id}\n`, id.slice(1), id.replaceAll('-', ''), '', null, 7, [id]];
  others.push('123e4567-e89b-42d3-a456-426614174000', '01890a5d-ac96-774b-c0b4-000000000000');
  for (const other of others) expect(isId(other), String(other)).toBe(false);
});

import { randomBytes } from 'node:crypto';

/**
 * Makes a UUIDv7 (RFC 9562), so rows made together lie together in every index.
 * Ids made without an argument only ever grow within this process, even when the clock is set back.
 * With `now` (milliseconds since 1970) the id carries exactly that instant, so history can be loaded in its own order;
 * such ids grow as long as the instants given do not go back.
 */
export function newId(now?: number): string {
  if (now !== undefined) return next(given, now);
  return next(clock, Math.max(Date.now(), clock.millisecond));
}

/** Tells whether a value is an id as we write it: a UUIDv7 in lower case. Anything else never reaches the database. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && idShape.test(value);
}

type Series = { millisecond: number; time: string; counter: number };

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const lastMillisecond = 2 ** 48 - 1;
const counterEnd = 2 ** 26;

// Two series, or an instant given far ahead would push every later id of the process into that future.
const clock: Series = { millisecond: -1, time: '', counter: 0 };
const given: Series = { millisecond: -1, time: '', counter: 0 };

// RFC 9562 6.2 method 1: the 26 bits after the version count within a millisecond, from a random start; 48 bits stay random.
function next(series: Series, millisecond: number): string {
  if (millisecond !== series.millisecond) start(series, millisecond);
  else if (series.counter + 1 === counterEnd) start(series, millisecond + 1);
  else series.counter += 1;
  const high = (0x7000 | (series.counter >>> 14)).toString(16);
  const low = (0x8000 | (series.counter & 0x3fff)).toString(16);
  return `${series.time}-${high}-${low}-${randomDigits(12)}`;
}

function start(series: Series, millisecond: number): void {
  if (!Number.isInteger(millisecond) || millisecond < 0 || millisecond > lastMillisecond) {
    throw new RangeError('An id needs an instant in whole milliseconds since 1970.');
  }
  const digits = millisecond.toString(16).padStart(12, '0');
  series.millisecond = millisecond;
  series.time = `${digits.slice(0, 8)}-${digits.slice(8)}`;
  // The top bit starts at zero, which leaves room for 33 million ids in one millisecond.
  series.counter = Number.parseInt(randomDigits(8), 16) >>> 7;
}

let pool = '';
let taken = 0;

// One system call per 6 KB: drawing bytes for each id alone costs more than the rest of it.
function randomDigits(count: number): string {
  if (taken + count > pool.length) {
    pool = randomBytes(6144).toString('hex');
    taken = 0;
  }
  taken += count;
  return pool.slice(taken - count, taken);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProvisional, isWorkday, nationalCalendar } from './calendar.ts';
import type { Limit, LimitUnit, Pause } from './clock.ts';
import { type Deadline, type DeadlineAsk, deadline as deadlineIn, extendDeadline } from './deadline.ts';
import type { OfficeHours } from './office.ts';
import { minuteMs, shanghaiDay } from './shanghai.ts';
import { describeRemaining } from './words.ts';
import { workingMinutesBetween } from './working-time.ts';

const calendar = nationalCalendar();
// kept out of the generated values, so that a counterexample can be read
const deadline = (ask: Omit<DeadlineAsk, 'calendar'>): Deadline => deadlineIn({ ...ask, calendar });
const minute = (words: number) => new Date(words * minuteMs);
const first = Date.parse('2024-11-01T00:00:00+08:00') / minuteMs;
const last = Date.parse('2027-03-01T00:00:00+08:00') / minuteMs;

const moments = fc.integer({ min: first, max: last }).map(minute);
const units = fc.constantFrom<LimitUnit>('hours', 'office-hours', 'days', 'working-days');
const amounts = fc.integer({ min: 1, max: 70 });
const limits = fc.record<Limit>({ amount: amounts, unit: units });
const workingLimits = limits.filter(({ unit }) => unit === 'office-hours' || unit === 'working-days');

const clocks = (minutes: number) => new Date(minutes * minuteMs).toISOString().slice(11, 16);
const offices = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 6 })
  .filter((marks) => marks.length % 2 === 0)
  .map((marks) => marks.sort((a, b) => a - b).map(clocks))
  .map((marks): OfficeHours => {
    const starts = marks.filter((_, at) => at % 2 === 0);
    return { spans: starts.map((from, at) => ({ from, to: marks[at * 2 + 1] ?? '24:00' })) };
  });

const asked = fc.record({ limit: limits, from: moments, office: offices });
const pausesAfter = (from: Date) =>
  fc.array(fc.record({ wait: fc.nat(40_000), length: fc.nat(10_000) }), { maxLength: 4 }).map((gaps) =>
    gaps.map(({ wait, length }): Pause => {
      const begin = from.getTime() + wait * minuteMs;
      return { from: new Date(begin), to: new Date(begin + length * minuteMs) };
    }),
  );
const paused = asked.chain((ask) => pausesAfter(ask.from).map((pauses) => ({ ...ask, pauses })));

describe('for every limit, moment, office and set of pauses', () => {
  test('a longer limit never ends earlier', () => {
    fc.assert(
      fc.property(paused, fc.integer({ min: 0, max: 30 }), (ask, more) => {
        const longer = { ...ask, limit: { ...ask.limit, amount: ask.limit.amount + more } };
        expect(deadline(longer).dueAt >= deadline(ask).dueAt).toBe(true);
      }),
    );
  });

  test('what comes later never ends earlier', () => {
    fc.assert(
      fc.property(paused, fc.nat(20_000), (ask, later) => {
        const from = new Date(ask.from.getTime() + later * minuteMs);
        expect(deadline({ ...ask, from }).dueAt >= deadline(ask).dueAt).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a pause never makes the end earlier, and one more pause neither', () => {
    fc.assert(
      fc.property(paused, (ask) => {
        const without = deadline({ ...ask, pauses: [] }).dueAt;
        const fewer = deadline({ ...ask, pauses: ask.pauses.slice(1) }).dueAt;
        const all = deadline(ask).dueAt;
        expect(all >= fewer && fewer >= without).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('the order and the splitting of pauses do not matter', () => {
    fc.assert(
      fc.property(paused, (ask) => {
        const split = ask.pauses.toReversed().flatMap(({ from, to }) => {
          const middle = new Date(Math.floor((from.getTime() + (to ?? from).getTime()) / 2));
          return [
            { from: middle, to },
            { from, to: middle },
          ];
        });
        expect(deadline({ ...ask, pauses: split }).dueAt).toEqual(deadline(ask).dueAt);
      }),
    );
  });

  test('working units end on a working day, within or at the end of office hours', () => {
    fc.assert(
      fc.property(paused, workingLimits, (ask, limit) => {
        const { dueAt, startsAt } = deadline({ ...ask, limit });
        const before = new Date(dueAt.getTime() - 1);
        expect(isWorkday(shanghaiDay(before), calendar)).toBe(true);
        expect(workingMinutesBetween(before, dueAt, calendar, ask.office)).toBeGreaterThan(0);
        expect(isWorkday(shanghaiDay(startsAt), calendar)).toBe(true);
      }),
    );
  });

  test('calendar days end at midnight after a working day, and at least so many days later', () => {
    fc.assert(
      fc.property(paused, amounts, (ask, amount) => {
        const { dueAt } = deadline({ ...ask, limit: { amount, unit: 'days' } });
        expect(dueAt.toISOString().slice(11)).toBe('16:00:00.000Z');
        expect(isWorkday(shanghaiDay(new Date(dueAt.getTime() - 1)), calendar)).toBe(true);
        expect(dueAt.getTime() - ask.from.getTime()).toBeGreaterThan(amount * 1440 * minuteMs);
      }),
    );
  });

  test('office hours hold just so much office time between receipt and end, pauses apart', () => {
    fc.assert(
      fc.property(paused, amounts, (ask, amount) => {
        const bare = { ...ask, limit: { amount, unit: 'office-hours' as const } };
        const { dueAt, startsAt } = deadline({ ...bare, pauses: [] });
        expect(workingMinutesBetween(ask.from, dueAt, calendar, ask.office)).toBe(amount * 60);
        expect(workingMinutesBetween(startsAt, dueAt, calendar, ask.office)).toBe(amount * 60);
        const [pause] = ask.pauses;
        if (!pause?.to) return;
        const moved = deadline({ ...bare, pauses: [pause] }).dueAt;
        const idle = pause.from < dueAt ? workingMinutesBetween(pause.from, pause.to, calendar, ask.office) : 0;
        expect(workingMinutesBetween(ask.from, moved, calendar, ask.office)).toBe(amount * 60 + idle);
      }),
    );
  });

  test('working days skip exactly the days of rest', () => {
    fc.assert(
      fc.property(asked, amounts, (ask, amount) => {
        const { dueAt, startsAt } = deadline({ ...ask, limit: { amount, unit: 'working-days' } });
        let worked = 0;
        const dueDay = shanghaiDay(new Date(dueAt.getTime() - 1));
        for (let ms = startsAt.getTime(); shanghaiDay(new Date(ms)) < dueDay; ms += 1440 * minuteMs) {
          if (isWorkday(shanghaiDay(new Date(ms + 1440 * minuteMs)), calendar)) worked += 1;
        }
        expect(worked).toBe(amount);
      }),
    );
  });

  test('no limit ends while its clock stands still', () => {
    fc.assert(
      fc.property(paused, (ask) => {
        const due = deadline(ask).dueAt;
        for (const { from, to } of ask.pauses) expect(to && from < due && due < to).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('office time adds up over any moment between', () => {
    fc.assert(
      fc.property(fc.tuple(moments, moments, moments), offices, (three, office) => {
        const [a, b, c] = three.sort((x, y) => x.getTime() - y.getTime());
        const between = (from: Date, to: Date) => workingMinutesBetween(from, to, calendar, office);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  test('a date is provisional whenever its own last day is', () => {
    fc.assert(
      fc.property(paused, workingLimits, (ask, limit) => {
        const { dueAt, provisional } = deadline({ ...ask, limit });
        const openEnd = isProvisional(shanghaiDay(new Date(dueAt.getTime() - 1)), calendar);
        expect(provisional || !openEnd).toBe(true);
      }),
    );
  });

  test('an extension always ends after the original due date', () => {
    fc.assert(
      fc.property(paused, limits, (ask, by) => {
        const { dueAt } = deadline(ask);
        expect(extendDeadline({ ...ask, calendar, by, dueAt }).dueAt.getTime()).toBeGreaterThan(dueAt.getTime());
      }),
    );
  });

  test('the share used lies between 0 and 1 and is 1 once late', () => {
    fc.assert(
      fc.property(paused, moments, (ask, now) => {
        const { dueAt, startsAt } = deadline(ask);
        const { late, share } = describeRemaining(dueAt, now, startsAt);
        expect(share).toBeGreaterThanOrEqual(late ? 1 : 0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});

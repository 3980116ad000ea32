import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf, entry, facts, ids, ways } from './case-walk.test-support.ts';
import type { Values } from './measures.ts';
import { plus, sumOf, tally } from './tally.ts';

const valuesOf = (made: Parameters<typeof tally>[0]) => tally(made).counted.map((counted) => counted.values);
const rating = {
  way: 'self' as const,
  solved: 'yes' as const,
  satisfied: 'very' as const,
  responded: true,
  replaces: [],
};

describe('what an entry counts', () => {
  test.for([
    [entry('case.reported', { ...facts(), channel: 'web', urgency: 'ordinary' }), { received: 1 }],
    [
      entry('case.dispatched', { ...facts({ from: 'to-dispatch' }), basis: 'catalogue', onTime: true }),
      { dispatched: 1, deskDispatches: 1, deskDispatchesOnTime: 1 },
    ],
    [entry('case.dispatched', { ...facts({ from: 'to-sign' }), basis: 'by-hand', onTime: true }), { dispatched: 1 }],
    [entry('case.signed', { ...facts(), onTime: false }), { signed: 1 }],
    [
      entry('case.contacted', { ...facts(), way: 'phone', first: true, onTime: true }),
      { contacted: 1, contactedOnTime: 1 },
    ],
    [
      entry('case.answered', { ...facts(), result: 'done', onTime: true, officeMinutes: 89.7, review: false }),
      { answered: 1, answeredOnTime: 1, firstAnswered: 1, officeMinutes: 90 },
    ],
    [
      entry('case.answered', {
        ...facts({ cycle: 2 }),
        result: 'done',
        onTime: false,
        officeMinutes: 90,
        review: false,
      }),
      { answered: 1 },
    ],
    [entry('case.rated', { ...facts(), ...rating }), { visited: 1, responded: 1, solved: 1, solvedFirst: 1, very: 1 }],
    [
      entry('case.rated', { ...facts({ cycle: 2 }), ...rating, solved: 'no', satisfied: 'basically' }),
      { visited: 1, responded: 1, unsolved: 1, basically: 1 },
    ],
    [
      entry('case.return-decided', { ...facts(), decision: 'deemed-accepted', reason: 'repeat' }),
      { returnsAccepted: 1 },
    ],
  ] as const)('%o counts %o', ([made, values]) => {
    expect(valuesOf(made)).toEqual([values]);
  });

  test('what is refused, and what is not about a case, counts nothing', () => {
    const contacted = { ...facts(), way: 'phone', first: false, onTime: true };
    expect(valuesOf(entry('case.contacted', contacted))).toEqual([]);
    expect(valuesOf(entry('case.return-decided', { ...facts(), decision: 'refused', reason: 'repeat' }))).toEqual([]);
    const opened = { kind: 'county.opened', at: new Date(), detail: {} } as unknown as Parameters<typeof tally>[0];
    expect(tally(opened)).toEqual({ counted: [], excluded: [], standing: [], topics: [] });
  });

  test('the month is the one in Shanghai: half past midnight on the first is still September in Greenwich', () => {
    const at = new Date('2026-09-30T16:30:00Z');
    const [counted] = tally(entry('case.signed', { ...facts(), onTime: true }, at)).counted;
    expect(counted?.month).toBe('2026-10-01');
  });

  test('an answer about the second cycle takes the place of the first one, in the first one’s own month', () => {
    const first = entry('case.rated', { ...facts(), ...rating, solved: 'no', satisfied: 'no' }, new Date('2026-09-05'));
    const replaces = [...tally(first).counted];
    const second = entry('case.rated', { ...facts({ cycle: 2 }), ...rating, replaces }, new Date('2026-11-05'));
    const sums = sumOf([...tally(first).counted, ...tally(second).counted]);
    expect(sums).toEqual([
      expect.objectContaining({ month: '2026-11-01', values: { visited: 1, responded: 1, solved: 1, very: 1 } }),
    ]);
  });

  test('a case put into another kind came in as that kind, in the month it came in', () => {
    const dates = { dueBefore: '', dueAfter: '', handleBefore: null, handleAfter: null, urgency: 'ordinary' };
    const detail = {
      ...facts({ kind: 'tip-off', category: 'other', from: 'to-dispatch', to: 'to-dispatch' }),
      ...dates,
    };
    const before = { kindBefore: 'help', categoryBefore: 'repairs.light', receivedAt: '2026-10-31T12:00:00Z' };
    const { counted, topics, standing } = tally(entry('case.classified', { ...detail, ...before }));
    expect(counted.map(({ month, kind, values }) => [month, kind, values])).toEqual([
      ['2026-10-01', 'help', { received: -1 }],
      ['2026-10-01', 'tip-off', { received: 1 }],
    ]);
    expect(topics.map(({ kind, category, count }) => [kind, category, count])).toEqual([
      ['help', 'repairs.light', -1],
      ['tip-off', 'other', 1],
    ]);
    expect(standing.map(({ kind, state, count }) => [kind, state, count])).toEqual([
      ['help', 'to-dispatch', -1],
      ['tip-off', 'to-dispatch', 1],
    ]);
  });
});

const negative = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, -value]));

describe('a case that came by file', () => {
  const detail = { ...facts({ from: null, to: 'closed' }), closedAt: '2011-08-02T04:00:00.000Z', onTime: true };
  const at = new Date('2011-07-30T04:00:00Z');
  test('counts in the months of its own past, and not at all once the batch is taken back', () => {
    const imported = tally(entry('case.imported', detail, at));
    expect(imported.counted.map(({ month, values }) => [month, values])).toEqual([
      ['2011-07-01', { received: 1 }],
      ['2011-08-01', { closed: 1, answered: 1, answeredOnTime: 1 }],
    ]);
    expect(imported.standing).toMatchObject([{ state: 'closed', count: 1 }]);
    const undone = tally(entry('case.import-undone', detail, at));
    expect(sumOf([...imported.counted, ...undone.counted])).toEqual([]);
    expect(undone.standing).toMatchObject([{ state: 'closed', count: -1 }]);
    expect(undone.topics).toMatchObject([{ category: 'repairs.light', count: -1 }]);
  });

  test('that is open or was late counts no closing and no answer in time', () => {
    const open = tally(entry('case.imported', { ...detail, to: 'to-sign', closedAt: null }, at));
    expect(open.counted.map(({ values }) => values)).toEqual([{ received: 1 }]);
    const late = tally(entry('case.imported', { ...detail, onTime: false }, at));
    expect(late.counted.at(-1)?.values).toEqual({ closed: 1, answered: 1 });
  });
});

describe('whatever way cases go', () => {
  const total = (values: readonly Values[]) => values.reduce(plus, {});

  test('each stands in exactly one state, and counts once as received', () => {
    fc.assert(
      fc.property(ways, (walked) => {
        for (const way of walked) {
          const tallies = entriesOf(way).map(tally);
          const standing = tallies.flatMap((each) => each.standing).reduce((sum, each) => sum + each.count, 0);
          const sum = total(tallies.flatMap((each) => each.counted).map((counted) => counted.values));
          expect(standing).toBe(1);
          expect(sum.received).toBe(1);
          expect((sum.solved ?? 0) + (sum.unsolved ?? 0)).toBe(sum.visited ?? 0);
          expect((sum.very ?? 0) + (sum.basically ?? 0) + (sum.dissatisfied ?? 0)).toBe(sum.visited ?? 0);
        }
      }),
    );
  });

  test('what is net is never below nothing, month by month and unit by unit', () => {
    fc.assert(
      fc.property(ways, (walked) => {
        const tallies = walked.flatMap(entriesOf).map(tally);
        const all = tallies.flatMap((each) => each.counted);
        const excluded = tallies.flatMap((each) => each.excluded);
        const net = sumOf([...all, ...excluded.map((one) => ({ ...one, values: negative(one.values) }))]);
        for (const { values } of net) {
          for (const value of Object.values(values)) expect(value).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('sums do not depend on the order of the entries', () => {
    fc.assert(
      fc.property(ways, (walked) => {
        const counted = walked.flatMap(entriesOf).flatMap((each) => tally(each).counted);
        const sorted = (all: typeof counted) =>
          sumOf(all)
            .map((one) => [one.month, one.unit, one.kind, one.town])
            .sort();
        expect(sorted([...counted].reverse())).toEqual(sorted(counted));
      }),
    );
  });
});

test('the same unit and month in two towns are two sums', () => {
  const one = {
    month: '2026-01-01',
    town: ids.townA,
    community: null,
    unit: ids.water,
    kind: 'help',
    values: { visited: 1 },
  };
  expect(sumOf([one, { ...one, town: ids.townB }, one])).toHaveLength(2);
});

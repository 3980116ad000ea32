import { describe, expect, test } from 'vitest';
import { nationalCalendar } from './calendar.ts';
import type { Limit } from './clock.ts';
import { deadline, extendDeadline, limitProblem } from './deadline.ts';
import { defaultOfficeHours } from './office.ts';
import { workingMinutesBetween } from './working-time.ts';

const calendar = nationalCalendar();
const office = defaultOfficeHours;
const setting = { calendar, office };
const at = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`);
const shown = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const limit = (amount: number, unit: Limit['unit']): Limit => ({ amount, unit });

type Case = readonly [why: string, amount: number, unit: Limit['unit'], from: string, due: string];
const cases: readonly Case[] = [
  ['a Monday afternoon', 3, 'working-days', '2026-11-23 15:20', '2026-11-26 17:30'],
  ['the lunch break', 3, 'working-days', '2026-11-23 12:30', '2026-11-26 17:30'],
  ['before the office opens', 3, 'working-days', '2026-11-23 06:00', '2026-11-26 17:30'],
  ['the minute of closing', 3, 'working-days', '2026-11-23 17:30', '2026-11-26 17:30'],
  ['after hours', 3, 'working-days', '2026-11-23 17:31', '2026-11-27 17:30'],
  ['a Saturday', 3, 'working-days', '2026-11-21 10:00', '2026-11-26 17:30'],
  ['a Friday night', 1, 'working-days', '2026-11-20 19:00', '2026-11-24 17:30'],
  ['the eve of National Day 2026', 3, 'working-days', '2026-09-30 09:00', '2026-10-10 17:30'],
  ['a National Day holiday', 1, 'working-days', '2026-10-03 09:00', '2026-10-09 17:30'],
  ['the eve of Spring Festival 2026, on a make-up Saturday', 5, 'working-days', '2026-02-14 10:00', '2026-02-28 17:30'],
  ['the eve of Spring Festival 2025', 3, 'working-days', '2025-01-26 09:00', '2025-02-06 17:30'],
  ['May Day 2025 with its make-up Sunday before', 5, 'working-days', '2025-04-25 09:00', '2025-05-06 17:30'],
  ['2025 into 2026, both published', 3, 'working-days', '2025-12-30 09:00', '2026-01-05 17:30'],
  ['night, for an emergency', 2, 'hours', '2026-10-01 23:10', '2026-10-02 01:10'],
  ['half an hour', 0.5, 'hours', '2026-11-23 23:45', '2026-11-24 00:15'],
  ['calendar days', 7, 'days', '2026-11-23 23:59', '2026-12-01 00:00'],
  ['the first minute of a day', 1, 'days', '2026-11-23 00:00', '2026-11-25 00:00'],
  ['calendar days ending on a Saturday', 5, 'days', '2026-11-23 10:00', '2026-12-01 00:00'],
  ['calendar days ending in National Day', 15, 'days', '2026-09-18 10:00', '2026-10-09 00:00'],
  ['calendar days ending on a make-up Saturday', 10, 'days', '2026-09-30 10:00', '2026-10-11 00:00'],
  ['office hours over lunch', 4, 'office-hours', '2026-11-23 10:00', '2026-11-23 16:00'],
  ['office hours that end where lunch begins', 2, 'office-hours', '2026-11-23 10:00', '2026-11-23 12:00'],
  ['office hours begun at lunch', 1, 'office-hours', '2026-11-23 12:30', '2026-11-23 15:00'],
  ['office hours over a weekend', 4, 'office-hours', '2026-11-20 16:30', '2026-11-23 11:30'],
  ['office hours begun at night', 4, 'office-hours', '2026-11-23 19:42', '2026-11-24 14:30'],
  ['office hours over a holiday', 7, 'office-hours', '2026-09-30 17:30', '2026-10-08 17:30'],
];

describe('a deadline', () => {
  test.for(cases)('from %s: %d %s from %s end %s', ([, amount, unit, from, due]) => {
    const found = deadline({ ...setting, limit: limit(amount, unit), from: at(from) });
    expect(shown(found.dueAt)).toBe(due);
    expect(found.provisional).toBe(false);
    expect(found.paused).toBe(false);
  });

  test.for([
    ['working-days', '2026-11-23 15:20', '2026-11-23 15:20'],
    ['working-days', '2026-11-20 19:00', '2026-11-23 08:30'],
    ['working-days', '2026-10-01 09:00', '2026-10-08 08:30'],
    ['office-hours', '2026-11-23 12:10', '2026-11-23 14:00'],
    ['office-hours', '2026-11-23 17:30', '2026-11-24 08:30'],
    ['hours', '2026-11-21 03:00', '2026-11-21 03:00'],
    ['days', '2026-11-21 03:00', '2026-11-21 03:00'],
  ] as const)('in %s from %s starts to run at %s', ([unit, from, starts]) => {
    expect(shown(deadline({ ...setting, limit: limit(1, unit), from: at(from) }).startsAt)).toBe(starts);
  });

  test.for([
    [60, 'working-days', '2026-11-23 10:00', true],
    [25, 'working-days', '2026-11-23 10:00', false], // ends 28 December
    [26, 'working-days', '2026-11-23 10:00', true], // 29 December may still be moved by the notice for 2027
    [35, 'days', '2026-11-23 10:00', false],
    [60, 'days', '2026-11-23 10:00', true],
    [2000, 'hours', '2026-11-23 10:00', false],
    [200, 'office-hours', '2026-11-23 10:00', true],
    [5, 'working-days', '2025-12-29 10:00', false],
  ] as const)('of %d %s from %s is provisional: %s', ([amount, unit, from, expected]) => {
    const found = deadline({ ...setting, limit: limit(amount, unit), from: at(from) });
    expect(found.provisional).toBe(expected);
    expect(found.sentence.includes('暂定')).toBe(expected);
  });

  test.for([0, -1, 1.5, Number.NaN])('of %d working days is refused', (amount) => {
    expect(limitProblem(limit(amount, 'working-days'))).not.toBeNull();
    expect(() => deadline({ ...setting, limit: limit(amount, 'working-days'), from: at('2026-11-23 10:00') })).toThrow(
      RangeError,
    );
  });
});

describe('the sentence', () => {
  const said = (amount: number, unit: Limit['unit'], from: string) =>
    deadline({ ...setting, limit: limit(amount, unit), from: at(from), label: '普通事项' }).sentence;

  test.for([
    [
      said(3, 'working-days', '2026-11-23 15:20'),
      '普通事项 3 个工作日：11月23日（周一）收到，当天不算，从11月24日起算，到11月26日（周四）17:30 为止。',
    ],
    [
      said(3, 'working-days', '2026-11-25 19:42'),
      '普通事项 3 个工作日：11月25日（周三）下班后收到，按11月26日收到算，从11月27日起算，跳过周末 2 天，到12月1日（周二）17:30 为止。',
    ],
    [
      said(1, 'working-days', '2026-11-21 10:00'),
      '普通事项 1 个工作日：11月21日（周六）休息日收到，按11月23日收到算，从11月24日起算，到11月24日（周二）17:30 为止。',
    ],
    [
      said(4, 'working-days', '2026-09-30 09:00'),
      '普通事项 4 个工作日：9月30日（周三）收到，当天不算，从10月8日起算，跳过国庆节假日 7 天、周末 1 天，调休上班的 1 天照算，到10月12日（周一）17:30 为止。',
    ],
    [
      said(2, 'hours', '2026-10-01 23:10'),
      '普通事项 2 小时：10月1日（周四）23:10 收到，立即起算，不分昼夜和节假日，到10月2日（周五）01:10 为止。',
    ],
    [
      said(5, 'days', '2026-11-23 10:00'),
      '普通事项 5 天：11月23日（周一）收到，当天不算，从11月24日起每天都算，最后一天11月28日（周六）是周末，顺延，到11月30日（周一）24:00 为止。',
    ],
    [
      said(4, 'office-hours', '2026-11-20 19:42'),
      '普通事项 4 个工作小时：11月20日（周五）19:42 收到，从11月23日 08:30 起算，只算上班时间，到11月23日（周一）14:30 为止。',
    ],
    [
      said(30, 'working-days', '2026-11-23 10:00'),
      '普通事项 30 个工作日：11月23日（周一）收到，当天不算，从11月24日起算，跳过周末 12 天，到2027年1月4日（周一）17:30 为止，2027 年放假通知还没公布，这个日期是暂定的，公布后会重新计算。',
    ],
  ])('reads: %s', ([sentence, expected]) => {
    expect(sentence).toBe(expected);
  });

  test('speaks of pauses', () => {
    const paused = { from: at('2026-11-24 10:00'), to: null };
    const asked = { ...setting, limit: limit(1, 'working-days'), from: at('2026-11-23 10:00'), pauses: [paused] };
    expect(deadline({ ...asked, now: at('2026-11-24 15:00') }).sentence).toContain(
      '扣除暂停的工作时间 3 小时，到11月25日（周三）11:30 为止，现在暂停计时',
    );
  });
});

describe('pauses', () => {
  type Paused = readonly [why: string, amount: number, unit: Limit['unit'], pauses: string[][], due: string];
  // all received on Monday 23 November 2026 at 10:00
  const paused: readonly Paused[] = [
    ['wall time', 24, 'hours', [['2026-11-23 20:00', '2026-11-24 02:30']], '2026-11-24 16:30'],
    ['one office day', 3, 'working-days', [['2026-11-24 14:00', '2026-11-25 14:00']], '2026-11-27 17:30'],
    ['office minutes only', 3, 'working-days', [['2026-11-24 17:00', '2026-11-25 09:00']], '2026-11-27 09:30'],
    ['a night costs nothing', 3, 'working-days', [['2026-11-24 17:30', '2026-11-25 08:30']], '2026-11-26 17:30'],
    [
      'the uncounted day moves nothing',
      3,
      'working-days',
      [['2026-11-23 11:00', '2026-11-23 17:00']],
      '2026-11-26 17:30',
    ],
    ['over a weekend', 3, 'working-days', [['2026-11-26 16:30', '2026-11-30 09:30']], '2026-11-30 10:30'],
    ['too late to help', 3, 'working-days', [['2026-11-26 17:30', '2026-12-30 09:30']], '2026-11-26 17:30'],
    [
      'overlaps count once',
      24,
      'hours',
      [
        ['2026-11-23 22:00', '2026-11-24 00:00'],
        ['2026-11-23 20:00', '2026-11-23 23:00'],
        ['2026-11-23 21:00', '2026-11-23 22:00'],
      ],
      '2026-11-24 14:00',
    ],
    [
      'a second pause within the time the first one gave',
      24,
      'hours',
      [
        ['2026-11-24 09:00', '2026-11-24 11:00'],
        ['2026-11-24 11:30', '2026-11-24 12:30'],
      ],
      '2026-11-24 13:00',
    ],
    ['lunch costs nothing', 4, 'office-hours', [['2026-11-23 11:30', '2026-11-23 14:30']], '2026-11-23 17:00'],
    ['within one calendar day', 7, 'days', [['2026-11-24 10:00', '2026-11-24 12:00']], '2026-12-01 00:00'],
    ['begun at midnight', 7, 'days', [['2026-11-25 00:00', '2026-11-25 10:00']], '2026-12-01 00:00'],
    ['ended at midnight', 7, 'days', [['2026-11-24 10:00', '2026-11-25 00:00']], '2026-12-02 00:00'],
    ['over one midnight', 7, 'days', [['2026-11-24 14:00', '2026-11-25 14:00']], '2026-12-02 00:00'],
    [
      'begun on the weekend its end had moved over',
      5,
      'days',
      [['2026-11-29 10:00', '2026-12-01 12:00']],
      '2026-12-02 00:00',
    ],
    ['calendar days then end on a Saturday', 3, 'days', [['2026-11-24 10:00', '2026-11-26 10:00']], '2026-12-01 00:00'],
  ];
  test.for(paused)('%s: %d %s', ([, amount, unit, intervals, due]) => {
    const pauses = intervals.map(([from = '', to = '']) => ({ from: at(from), to: at(to) }));
    const found = deadline({ ...setting, limit: limit(amount, unit), from: at('2026-11-23 10:00'), pauses });
    expect(shown(found.dueAt)).toBe(due);
    expect(found.paused).toBe(false);
  });

  const asked = { ...setting, limit: limit(24, 'hours'), from: at('2026-11-23 10:00') };
  test.for([
    [undefined, '2026-11-24 10:00'],
    ['2026-11-23 14:00', '2026-11-24 12:00'],
    ['2026-11-23 11:00', '2026-11-24 10:00'],
  ] as const)('an open pause counts up to now (%s)', ([now, due]) => {
    const pauses = [{ from: at('2026-11-23 12:00'), to: null }];
    const found = deadline({ ...asked, pauses, ...(now ? { now: at(now) } : {}) });
    expect([shown(found.dueAt), found.paused]).toEqual([due, true]);
  });

  test('a pause opened after the limit ran out stops nothing', () => {
    const pauses = [{ from: at('2026-11-24 10:00'), to: null }];
    expect(deadline({ ...asked, pauses, now: at('2026-11-26 10:00') })).toMatchObject({
      dueAt: at('2026-11-24 10:00'),
      paused: false,
    });
  });
});

describe('an extension', () => {
  test.for([
    ['2026-11-26 17:30', 3, 'working-days', '2026-12-01 17:30'],
    ['2026-11-27 09:30', 1, 'working-days', '2026-11-30 17:30'],
    ['2026-11-28 10:00', 1, 'working-days', '2026-11-30 17:30'],
    ['2026-09-30 17:30', 3, 'working-days', '2026-10-10 17:30'],
    ['2026-12-01 00:00', 30, 'days', '2026-12-31 00:00'],
    ['2026-11-26 17:30', 2, 'days', '2026-12-01 00:00'],
    ['2026-11-26 17:30', 2, 'hours', '2026-11-26 19:30'],
    ['2026-11-26 17:30', 2, 'office-hours', '2026-11-27 10:30'],
  ] as const)('counts from the original due date %s: %d %s more end %s', ([dueAt, amount, unit, due]) => {
    expect(shown(extendDeadline({ ...setting, by: limit(amount, unit), dueAt: at(dueAt) }).dueAt)).toBe(due);
  });

  test('says so, and still moves by later pauses', () => {
    const pauses = [{ from: at('2026-11-30 08:30'), to: at('2026-11-30 17:30') }];
    const found = extendDeadline({ ...setting, by: limit(3, 'working-days'), dueAt: at('2026-11-26 17:30'), pauses });
    expect(found.sentence).toBe(
      '延期 3 个工作日：原定11月26日（周四）17:30 到期，从原到期日的次日起算，跳过周末 2 天，扣除暂停的工作时间 7 小时，到12月2日（周三）17:30 为止。',
    );
  });
});

describe('office time between two instants', () => {
  test.for([
    ['2026-11-23 08:30', '2026-11-23 17:30', 420],
    ['2026-11-23 00:00', '2026-11-24 00:00', 420],
    ['2026-11-23 11:30', '2026-11-23 14:30', 60],
    ['2026-11-23 12:00', '2026-11-23 14:00', 0],
    ['2026-11-20 17:00', '2026-11-23 09:00', 60],
    ['2026-09-30 17:00', '2026-10-10 09:00', 30 + 840 + 30],
    ['2026-11-24 10:00', '2026-11-23 10:00', 0],
  ] as const)('%s to %s is %d minutes', ([from, to, minutes]) => {
    expect(workingMinutesBetween(at(from), at(to), calendar, office)).toBe(minutes);
  });
});

import { describe, expect, test } from 'vitest';
import { defaultOfficeHours, officeDay, officeProblems } from './office.ts';
import { shanghaiDay, weekdayWords } from './shanghai.ts';
import { describeDue, describeMoment, describeRemaining } from './words.ts';

const at = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`);

describe('what is left of a limit', () => {
  const due = at('2026-11-26 17:30');
  test.for([
    ['2026-11-24 19:30', '还剩 1 天 22 小时', false],
    ['2026-11-24 17:30', '还剩 2 天', false],
    ['2026-11-26 15:25', '还剩 2 小时 5 分钟', false],
    ['2026-11-26 17:10', '还剩 20 分钟', false],
    ['2026-11-26 17:30', '还剩不到 1 分钟', false],
    ['2026-11-26 17:31', '超时 1 分钟', true],
    ['2026-11-26 19:30', '超时 2 小时', true],
    ['2026-11-29 21:40', '超时 3 天 4 小时', true],
  ] as const)('at %s reads %s', ([now, words, late]) => {
    expect(describeRemaining(due, at(now))).toMatchObject({ words, late });
  });

  test('a second past the limit is late, without numbers', () => {
    expect(describeRemaining(due, new Date(due.getTime() + 1000))).toEqual({ late: true, words: '刚刚超时', share: 1 });
  });

  test.for([
    ['2026-11-22 17:30', 0],
    ['2026-11-24 17:30', 0.5],
    ['2026-11-26 17:30', 1],
    ['2026-11-21 00:00', 0],
    ['2026-12-01 00:00', 1],
  ] as const)('at %s the share used is %d', ([now, share]) => {
    expect(describeRemaining(due, at(now), at('2026-11-22 17:30')).share).toBe(share);
  });
});

describe('moments as people say them', () => {
  const now = at('2026-11-23 12:00');
  test.for([
    ['2026-11-23 09:12', '今天 09:12'],
    ['2026-11-23 00:00', '今天 00:00'],
    ['2026-11-22 23:59', '昨天 23:59'],
    ['2026-11-24 08:30', '明天 08:30'],
    ['2026-11-21 19:42', '11月21日 19:42'],
    ['2025-11-23 19:42', '2025年11月23日 19:42'],
    ['2027-01-04 17:30', '2027年1月4日 17:30'],
  ] as const)('%s is %s', ([moment, words]) => {
    expect(describeMoment(at(moment), now)).toBe(words);
  });

  test('a limit that ends at midnight ends at 24:00 of its own day', () => {
    expect(describeDue(at('2026-11-24 00:00'), now)).toBe('今天 24:00');
    expect(describeDue(at('2026-11-23 17:30'), now)).toBe('今天 17:30');
  });

  test('days and weekdays are those of Shanghai, not of the machine', () => {
    expect(shanghaiDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(shanghaiDay(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(weekdayWords(new Date('2026-11-22T16:00:00Z'))).toBe('周一');
    expect(weekdayWords(new Date('1969-12-28T04:00:00Z'))).toBe('周日');
  });
});

describe('office hours', () => {
  test.for([
    [defaultOfficeHours.spans, 0, ''],
    [[{ from: '00:00', to: '24:00' }], 0, ''],
    [[], 1, '至少填写一段'],
    [[{ from: '8:30', to: '12:00' }], 1, '不是有效的时间'],
    [[{ from: '08:30', to: '25:00' }], 1, '不是有效的时间'],
    [[{ from: '12:00', to: '12:00' }], 1, '晚于上班时间'],
    [
      [
        { from: '08:30', to: '12:00' },
        { from: '11:00', to: '17:30' },
      ],
      1,
      '重叠或次序颠倒',
    ],
    [
      [
        { from: '14:00', to: '17:30' },
        { from: '08:30', to: '12:00' },
      ],
      1,
      '重叠或次序颠倒',
    ],
  ] as const)('%j have %i problem', ([spans, count, message]) => {
    const problems = officeProblems({ spans });
    expect(problems).toHaveLength(count);
    expect(problems.join('')).toContain(message);
  });

  test('hours with problems cannot be counted with', () => {
    expect(() => officeDay({ spans: [] })).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoment, SheetProblem } from './index.ts';
import { offsetAt } from './zone-offset.ts';

const read = (text: string, formats?: string[], zone?: string) => {
  const found = parseMoment(text, formats, zone);
  return found instanceof Date ? found.toISOString() : found.message;
};

test.for<[string, string]>([
  ['2019-03-01 08:30:00', '2019-03-01T00:30:00.000Z'],
  ['2019/3/1 8:30:00', '2019-03-01T00:30:00.000Z'],
  ['2019年3月1日 08时30分', '2019-03-01T00:30:00.000Z'],
  [' ２０１９／３／１　８：３０ ', '2019-03-01T00:30:00.000Z'],
  ['2019.3.1', '2019-02-28T16:00:00.000Z'],
  ['43525.354166667', '2019-03-01T00:30:00.000Z'],
  ['2020-02-29', '2020-02-28T16:00:00.000Z'],
  ['1988-07-01 08:00:00', '1988-06-30T23:00:00.000Z'],
])('%s in Shanghai is %s', ([text, instant]) => {
  expect(read(text)).toBe(instant);
});

describe('New York', () => {
  test.for<[string, string]>([
    ['2011-07-01 01:32:33', '2011-07-01T05:32:33.000Z'],
    ['2011-01-01 00:00:00', '2011-01-01T05:00:00.000Z'],
    ['2011-03-13 01:59:59', '2011-03-13T06:59:59.000Z'],
    ['2011-03-13 02:30:00', '2011-03-13T07:30:00.000Z'],
    ['2011-03-13 03:00:00', '2011-03-13T07:00:00.000Z'],
    ['2011-11-06 00:59:59', '2011-11-06T04:59:59.000Z'],
    ['2011-11-06 01:30:00', '2011-11-06T05:30:00.000Z'],
    ['2011-11-06 02:00:00', '2011-11-06T07:00:00.000Z'],
  ])('%s is %s', ([text, instant]) => {
    expect(read(text, ['YYYY-MM-DD HH:mm:ss'], 'America/New_York')).toBe(instant);
  });
});

test.for<[string, string]>([
  ['2019-02-30 08:00:00', '只有 28 天'],
  ['2019-13-01', '没有 13 月'],
  ['2019-03-01 25:00:00', '钟点不存在'],
  ['1948-12-31', '1948'],
  ['2101-01-01', '2101'],
  ['昨天下午', '认不出'],
  ['2019-03-01 08:30:00 多余', '认不出'],
  ['', '认不出'],
  ['3', '1900'],
])('“%s” is refused, saying %s', ([text, words]) => {
  expect(parseMoment(text)).toBeInstanceOf(SheetProblem);
  expect(read(text)).toContain(words);
});

test('a double letter wants two digits, and formats are tried in order', () => {
  expect(read('2019-3-1', ['YYYY-MM-DD'])).toContain('认不出');
  expect(read('4/3/2019', ['D/M/YYYY', 'M/D/YYYY'])).toBe('2019-03-03T16:00:00.000Z');
  expect(read('4/13/2019', ['D/M/YYYY', 'M/D/YYYY'])).toBe('2019-04-12T16:00:00.000Z');
  expect(read('43525', ['41234.5'])).toBe('2019-02-28T16:00:00.000Z');
});

test('every instant comes back from its own wall time, but the hour that clocks show twice', () => {
  const from = Date.UTC(1950, 0, 1);
  const seconds = fc.integer({ min: 0, max: 4_700_000_000 });
  fc.assert(
    fc.property(seconds, fc.constantFrom('Asia/Shanghai', 'America/New_York'), (second, zone) => {
      const instant = from + second * 1000;
      const wall = new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 19).replace('T', ' ');
      const found = parseMoment(wall, ['YYYY-MM-DD HH:mm:ss'], zone);
      expect(found).toBeInstanceOf(Date);
      expect([0, 3_600_000]).toContain(instant - Number(found));
    }),
  );
});

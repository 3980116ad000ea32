import { describe, expect, test } from 'vitest';
import { isProvisional, isWorkday, mergeCalendars, nationalCalendar } from './calendar.ts';
import { parseCalendar } from './parse-calendar.ts';

const csv =
  '日期,类型,名称\n2027-01-01,放假,元旦\n2027-05-01,放假,劳动节\n2027-10-01,放假,国庆节\n2027-10-09,上班,国庆节\n';

describe('importing a coming year', () => {
  test('a CSV becomes a calendar, whatever way the dates are written', () => {
    const odd = '\uFEFF日期,类型\r\n2026年12月31日,放假\r\n2027/1/1,放假\r\n2027-05-01,放假\r\n2027.10.1,放假\r\n\r\n';
    const parsed = parseCalendar(odd);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect([...parsed.calendar.years]).toEqual([2027]);
    expect([...parsed.calendar.off]).toEqual(['2026-12-31', '2027-01-01', '2027-05-01', '2027-10-01']);
  });

  test('the names and the make-up days come with it, and dates stop being provisional', () => {
    const parsed = parseCalendar(csv);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const merged = mergeCalendars(nationalCalendar(), parsed.calendar);
    expect(isWorkday('2027-10-01', merged)).toBe(false);
    expect(isWorkday('2027-10-09', merged)).toBe(true);
    expect(isProvisional('2027-03-01', merged)).toBe(false);
    expect(merged.names?.get('2027-10-01')).toBe('国庆节');
  });

  test('a holiday-cn file becomes a calendar', () => {
    const days = [
      { name: '元旦', date: '2026-12-31', isOffDay: true },
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '劳动节', date: '2027-05-01', isOffDay: true },
      { name: '国庆节', date: '2027-10-01', isOffDay: true },
      { name: '国庆节', date: '2027-10-09', isOffDay: false },
    ];
    const parsed = parseCalendar(JSON.stringify({ year: 2027, papers: [], days }));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect([...parsed.calendar.makeUp]).toEqual(['2027-10-09']);
    expect([...parsed.calendar.years]).toEqual([2027]);
  });

  test.for([
    ['a word that is no date', `${csv}明年春节,放假\n`, 6, '不是有效的日期'],
    ['a day that does not exist', `${csv}2027-02-30,放假\n`, 6, '不是有效的日期'],
    ['an unknown kind', `${csv}2027-02-06,休息\n`, 6, '看不懂'],
    ['a day given twice', `${csv}2027-10-01,放假\n`, 6, '写了两次（第 4 行已有）'],
    ['a make-up day on a weekday', `${csv}2027-10-08,上班\n`, 6, '是周五，本来就上班'],
    ['a column left out', '日期,名称\n2027-01-01,元旦\n', 1, '第一行要写列名'],
    ['an unfinished year', csv.replace(/2027-10-01.*\n/, ''), 0, '缺少 2027-10-01 放假'],
    ['an empty file', '', 1, '第一行要写列名'],
    ['a header alone', '日期,类型\n', 0, '没有放假日期'],
    ['a broken quote', '日期,类型\n"2027-01-01,放假', 0, '不是有效的 CSV'],
    ['broken JSON', '{"year":2027,', 0, '要有 year'],
    ['a year without days, as published before its notice', '{"year":2027,"days":[]}', 0, '缺少 2027-01-01 放假'],
    ['an entry without a date', '{"year":2027,"days":[{"name":"元旦"}]}', 1, '每一项要有 date'],
    ['a date of another year', '{"year":2027,"days":[{"date":"2028-03-01","isOffDay":true}]}', 1, '不在 2027 年'],
  ] as const)('%s is refused, naming the row', ([, text, row, message]) => {
    const parsed = parseCalendar(text);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.problems).toContainEqual({ row, message: expect.stringContaining(message) });
  });
});

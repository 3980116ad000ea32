import { describe, expect, test } from 'vitest';
import { isProvisional, isWorkday, mergeCalendars, nationalCalendar, type WorkCalendar } from './calendar.ts';
import { dayNumberOf, dayOf } from './shanghai.ts';

const national = nationalCalendar();

const officialOff: Record<number, [string, string][]> = {
  2025: [
    ['01-01', '01-01'],
    ['01-28', '02-04'],
    ['04-04', '04-06'],
    ['05-01', '05-05'],
    ['05-31', '06-02'],
    ['10-01', '10-08'],
  ],
  2026: [
    ['01-01', '01-03'],
    ['02-15', '02-23'],
    ['04-04', '04-06'],
    ['05-01', '05-05'],
    ['06-19', '06-21'],
    ['09-25', '09-27'],
    ['10-01', '10-07'],
  ],
};
const officialMakeUp: Record<number, string[]> = {
  2025: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  2026: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
};

describe('the national calendar', () => {
  test.for([2025, 2026])('of %i is the State Council’s, day by day', (year) => {
    const off = (officialOff[year] ?? []).flatMap(([from, to]) => daysFrom(`${year}-${from}`, `${year}-${to}`));
    const makeUp = (officialMakeUp[year] ?? []).map((day) => `${year}-${day}`);
    for (const day of daysFrom(`${year}-01-01`, `${year}-12-31`)) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const expected = makeUp.includes(day) || (!weekend && !off.includes(day));
      expect([day, isWorkday(day, national)]).toEqual([day, expected]);
    }
  });

  test('holds every year from 2004 to 2026 and not 2027', () => {
    expect([...national.years].sort()).toEqual(Array.from({ length: 23 }, (_, at) => 2004 + at));
  });

  test('names its holidays', () => {
    expect(national.names?.get('2026-10-03')).toBe('国庆节');
  });

  test.for([
    ['2026-11-23', false],
    ['2026-12-28', false],
    ['2026-12-29', true], // the notice for 2027 may still move the last days of December
    ['2025-12-31', false],
    ['2027-01-01', true],
    ['2003-06-02', true],
    ['1999-12-31', true],
    ['2101-01-03', true],
  ] as const)('says whether a notice may still change %s: %s', ([day, expected]) => {
    expect(isProvisional(day, national)).toBe(expected);
  });

  test('knows the last days of December that a next year’s notice moved', () => {
    expect(isWorkday('2018-12-29', national)).toBe(true);
    expect(isWorkday('2018-12-31', national)).toBe(false);
  });

  test('lets only weekends rest outside the published years', () => {
    expect(isWorkday('2027-10-01', national)).toBe(true);
    expect(isWorkday('2027-10-02', national)).toBe(false);
    expect(isWorkday('1950-01-01', national)).toBe(false);
    expect(isWorkday('2150-01-02', national)).toBe(true);
  });

  test('refuses a day that does not exist', () => {
    expect(() => isWorkday('2026-02-30', national)).toThrow(RangeError);
  });
});

describe('merging calendars', () => {
  const year2027: WorkCalendar = {
    years: new Set([2027]),
    off: new Set(['2027-01-01', '2026-12-31']),
    makeUp: new Set(['2027-01-09']),
    names: new Map([['2027-01-01', '元旦']]),
  };

  test('a newly published year makes its days, and the Decembers before it, firm', () => {
    const merged = mergeCalendars(national, year2027);
    expect(isProvisional('2027-06-01', merged)).toBe(false);
    expect(isProvisional('2026-12-30', merged)).toBe(false);
    expect(isWorkday('2026-12-31', merged)).toBe(false);
    expect(isWorkday('2026-10-10', merged)).toBe(true);
    expect(isWorkday('2027-01-09', merged)).toBe(true);
    expect(merged.names?.get('2026-10-01')).toBe('国庆节');
  });

  test('a corrected year replaces the older one but keeps its last December days', () => {
    const revised: WorkCalendar = {
      years: new Set([2018]),
      off: new Set(['2018-01-01', '2018-10-01', '2018-05-09']),
      makeUp: new Set(),
    };
    const merged = mergeCalendars(national, revised);
    expect(isWorkday('2018-05-09', merged)).toBe(false);
    expect(isWorkday('2018-05-01', merged)).toBe(true);
    expect(isWorkday('2018-12-31', merged)).toBe(false);
    expect(isWorkday('2018-12-29', merged)).toBe(true);
  });

  test('a day the newer calendar works beats the older holiday', () => {
    const worked: WorkCalendar = { years: new Set(), off: new Set(), makeUp: new Set(['2026-10-03']) };
    expect(isWorkday('2026-10-03', mergeCalendars(national, worked))).toBe(true);
  });
});

function daysFrom(from: string, to: string): string[] {
  const first = dayNumberOf(from);
  return Array.from({ length: dayNumberOf(to) - first + 1 }, (_, at) => dayOf(first + at));
}

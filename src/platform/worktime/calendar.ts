import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type Day, type DayNumber, dayNumberOf, weekdayOf } from './shanghai.ts';

/**
 * Which days people work. A working day is a weekday that is not in `off`, or a weekend day in `makeUp` (调休上班).
 * `years` are those whose holidays the State Council has published; `names` serves the sentences (`国庆节`).
 * A calendar is never changed after it is made: its days are indexed once, so keep it rather than making it per request.
 */
export type WorkCalendar = {
  years: ReadonlySet<number>;
  off: ReadonlySet<Day>;
  makeUp: ReadonlySet<Day>;
  names?: ReadonlyMap<Day, string>;
};

const tailFrom = '12-29';

/** Bits of a day's kind. */
export const rest = 1;
export const holiday = 2;
export const makeUp = 4;
export const provisional = 8;

/** Whether offices work on this day (`YYYY-MM-DD`). In an unpublished year only weekends rest. */
export function isWorkday(day: Day, calendar: WorkCalendar): boolean {
  return (kindOf(calendar, dayNumberOf(day)) & rest) === 0;
}

/**
 * Whether a notice still to come may change this day: its year is not published, or it is one of the last days of
 * December and the next year is not, for a New Year notice may move those (as it did in 2006, 2007, 2011 and 2018).
 */
export function isProvisional(day: Day, calendar: WorkCalendar): boolean {
  return (kindOf(calendar, dayNumberOf(day)) & provisional) !== 0;
}

/** The year whose notice would settle this provisional day. */
export function unpublishedYearOf(day: Day, calendar: WorkCalendar): number {
  const year = yearOf(day);
  return calendar.years.has(year) ? year + 1 : year;
}

let national: WorkCalendar | undefined;

/** The State Council's holidays and make-up days from 2004 to the last year known when this version was built. */
export function nationalCalendar(): WorkCalendar {
  national ??= readPublished();
  return national;
}

function readPublished(): WorkCalendar {
  // each value reads `National Day,国庆节,3`
  const holidays = Object.entries<string>(published.holidays);
  return {
    years: new Set(holidays.map(([day]) => yearOf(day)).filter((year) => `${year}-10-01` in published.holidays)),
    off: new Set(holidays.map(([day]) => day)),
    makeUp: new Set(Object.keys(published.workdays)),
    names: new Map(holidays.map(([day, words]) => [day, words.split(',')[1] ?? ''])),
  };
}

/**
 * Lays `newer` over `older`: the years it publishes replace the older ones, and so does each single day it names.
 * An older year's last December days stay unless named, since they came with the notice of the year after.
 */
export function mergeCalendars(older: WorkCalendar, newer: WorkCalendar): WorkCalendar {
  const kept = (day: Day) =>
    !newer.off.has(day) && !newer.makeUp.has(day) && (isYearTail(day) || !newer.years.has(yearOf(day)));
  return {
    years: new Set([...older.years, ...newer.years]),
    off: new Set([...[...older.off].filter(kept), ...newer.off]),
    makeUp: new Set([...[...older.makeUp].filter(kept), ...newer.makeUp]),
    names: new Map([...[...(older.names ?? [])].filter(([day]) => kept(day)), ...(newer.names ?? [])]),
  };
}

/** The last days of December, which the next year's notice may arrange. */
export function isYearTail(day: Day): boolean {
  return day.slice(5) >= tailFrom;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

const firstYear = 2000;
const lastYear = 2099;
const firstDay = dayNumberOf(`${firstYear}-01-01`);
const dayCount = dayNumberOf(`${lastYear + 1}-01-01`) - firstDay;
const indexes = new WeakMap<WorkCalendar, Uint8Array>();
// nearly every call asks the same calendar as the one before
let latest: { calendar: WorkCalendar; index: Uint8Array } | undefined;

/** What kind of day this is, as bits. Constant time: every clock asks it for each day it passes. */
export function kindOf(calendar: WorkCalendar, number: DayNumber): number {
  if (latest?.calendar !== calendar) latest = { calendar, index: indexOf(calendar) };
  return latest.index[number - firstDay] ?? weekendKind(number) | provisional;
}

function indexOf(calendar: WorkCalendar): Uint8Array {
  const known = indexes.get(calendar);
  if (known) return known;
  const index = indexDays(calendar);
  indexes.set(calendar, index);
  return index;
}

function indexDays({ years, off, makeUp: worked }: WorkCalendar): Uint8Array {
  const index = new Uint8Array(dayCount);
  for (let at = 0; at < dayCount; at += 1) index[at] = weekendKind(firstDay + at);
  for (const day of worked) {
    const at = dayNumberOf(day) - firstDay;
    if (index[at] === rest) index[at] = makeUp;
  }
  for (const day of off) index[dayNumberOf(day) - firstDay] = rest | holiday;
  for (let year = firstYear; year <= lastYear; year += 1) {
    if (!years.has(year)) markOpen(index, `${year}-01-01`, `${year + 1}-01-01`);
    else if (!years.has(year + 1)) markOpen(index, `${year}-${tailFrom}`, `${year + 1}-01-01`);
  }
  return index;
}

/** Marks the days from `from` up to but not `to` as still open to a coming notice. */
function markOpen(index: Uint8Array, from: Day, to: Day): void {
  const end = dayNumberOf(to) - firstDay;
  for (let at = dayNumberOf(from) - firstDay; at < end; at += 1) index[at] = (index[at] ?? 0) | provisional;
}

function weekendKind(number: DayNumber): number {
  const weekday = weekdayOf(number);
  return weekday === 0 || weekday === 6 ? rest : 0;
}

import { kindOf, rest, type WorkCalendar } from './calendar.ts';
import { type OfficeDay, type OfficeHours, officeDay } from './office.ts';
import { type DayNumber, dayNumberAt, dayStart, minuteMs } from './shanghai.ts';

/**
 * Minutes of office time from one instant to another, for 平均办理时长 and for pauses. Lunch, nights and rest days
 * count nothing. Zero when `to` is not after `from`; a fraction when the instants have seconds.
 */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkCalendar, office: OfficeHours): number {
  return workingMs(from.getTime(), to.getTime(), { calendar, office: officeDay(office) }) / minuteMs;
}

/** A calendar with the hours worked on its working days. */
export type Working = { calendar: WorkCalendar; office: OfficeDay };

export function workingMs(from: number, to: number, { calendar, office }: Working): number {
  if (to <= from) return 0;
  const lastDay = dayNumberAt(to);
  let total = 0;
  for (let number = dayNumberAt(from); number <= lastDay; number += 1) {
    if (isRest(calendar, number)) continue;
    const start = dayStart(number);
    total += officeMs(Math.max(from - start, 0), to - start, office);
  }
  return total;
}

/** Office time within one day, from and to given in milliseconds after its midnight. */
function officeMs(from: number, to: number, office: OfficeDay): number {
  if (from <= office.opens && to >= office.closes) return office.length;
  let total = 0;
  for (const span of office.spans) total += Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
  return total;
}

/** The earliest instant by which `amount` milliseconds of office time have passed: 12:00, never 14:00. */
export function afterWorkingMs(from: number, amount: number, { calendar, office }: Working): number {
  if (amount <= 0) return from;
  let left = amount;
  for (let number = nextWorkday(calendar, dayNumberAt(from)); ; number = nextWorkday(calendar, number + 1)) {
    const start = dayStart(number);
    for (const span of office.spans) {
      const begin = Math.max(from - start, span.from);
      const has = Math.max(0, span.to - begin);
      if (left <= has) return start + begin + left;
      left -= has;
    }
  }
}

/** The first instant at or after this one at which the office works; its closing time is already outside. */
export function nextOfficeInstant(from: number, { calendar, office }: Working): number {
  const number = dayNumberAt(from);
  if (!isRest(calendar, number)) {
    const time = from - dayStart(number);
    const span = office.spans.find(({ to }) => time < to);
    if (span) return dayStart(number) + Math.max(time, span.from);
  }
  return dayStart(nextWorkday(calendar, number + 1)) + office.opens;
}

/** The first working day at or after this day. */
export function nextWorkday(calendar: WorkCalendar, number: DayNumber): DayNumber {
  let at = number;
  while (isRest(calendar, at)) at += 1;
  return at;
}

/** The `count`-th working day after this day, which is itself not counted [民法典 201]. */
export function workdayAfter(calendar: WorkCalendar, number: DayNumber, count: number): DayNumber {
  let at = number;
  for (let left = count; left > 0; left -= 1) at = nextWorkday(calendar, at + 1);
  return at;
}

export function isRest(calendar: WorkCalendar, number: DayNumber): boolean {
  return (kindOf(calendar, number) & rest) !== 0;
}

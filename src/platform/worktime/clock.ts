import { kindOf, provisional } from './calendar.ts';
import { type DayNumber, dayMs, dayNumberAt, dayStart, hourMs } from './shanghai.ts';
import { lastDayOf } from './words.ts';
import {
  afterWorkingMs,
  isRest,
  nextOfficeInstant,
  nextWorkday,
  type Working,
  workdayAfter,
  workingMs,
} from './working-time.ts';

/** `hours` and `days` run on the wall, `office-hours` and `working-days` only while offices work. */
export type LimitUnit = 'hours' | 'office-hours' | 'days' | 'working-days';

/** A limit as a rule pack writes it. Day units take whole numbers; hours may be fractions. */
export type Limit = { amount: number; unit: LimitUnit };

/** An interval in which the handler's clock stands still; `to` is null while it lasts. */
export type Pause = { from: Date; to: Date | null };

/** Where a limit begins; instants in epoch milliseconds, as everywhere in this file. */
export type Start = {
  from: number;
  startsAt: number;
  /** The day of receipt, or the original last day of an extension: day units count from the day after. */
  uncounted: DayNumber;
  extends: boolean;
};

/** A limit worked out to its end. */
export type Clock = {
  limit: Limit;
  start: Start;
  due: number;
  /** The last day before a day of rest moved it on [民法典 203]. */
  nominalLastDay: DayNumber;
  pausedMs: number;
  paused: boolean;
  /** The first day looked at that a notice still to come may change; null when the date is firm. */
  openDay: DayNumber | null;
};

type Run = { limit: Limit; start: Start; working: Working };

/** When a limit received at `from` starts to run. */
export function startOf(unit: LimitUnit, from: number, working: Working): number {
  if (unit === 'office-hours') return nextOfficeInstant(from, working);
  if (unit !== 'working-days') return from;
  const { calendar, office } = working;
  const number = dayNumberAt(from);
  // what arrives at the very instant of closing is still in time
  if (!isRest(calendar, number) && from <= dayStart(number) + office.closes) return from;
  return dayStart(nextWorkday(calendar, number + 1)) + office.opens;
}

/** Runs a limit from its start through its pauses to its end. */
export function runClock({ pauses = [], now }: { pauses?: readonly Pause[]; now?: Date }, run: Run): Clock {
  const { limit, start, working } = run;
  let end = endWithoutPauses(run);
  let pausedMs = 0;
  let paused = false;
  let cursor = countsFrom(run);
  for (const pause of pauses.length > 1 ? inOrder(pauses) : pauses) {
    const from = Math.max(pause.from.getTime(), cursor);
    if (from >= settled(end, run)) break;
    paused ||= pause.to === null;
    const to = (pause.to ?? now ?? pause.from).getTime();
    if (to <= from) continue;
    const length = isWorking(limit) ? workingMs(from, to, working) : to - from;
    end = isWorking(limit) ? afterWorkingMs(end, length, working) : end + length;
    pausedMs += length;
    cursor = to;
  }
  const due = settled(end, run);
  const nominalLastDay = lastDayOf(end);
  return { limit, start, due, nominalLastDay, pausedMs, paused, openDay: openDayOf(run, nominalLastDay, due) };
}

function inOrder(pauses: readonly Pause[]): Pause[] {
  return [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime());
}

function endWithoutPauses({ limit, start, working }: Run): number {
  const { calendar, office } = working;
  switch (limit.unit) {
    case 'hours':
      return start.from + limit.amount * hourMs;
    case 'office-hours':
      return afterWorkingMs(start.from, limit.amount * hourMs, working);
    case 'days':
      return dayStart(start.uncounted + 1) + limit.amount * dayMs;
    case 'working-days':
      return dayStart(workdayAfter(calendar, start.uncounted, limit.amount)) + office.closes;
  }
}

/** Pauses count from here: the uncounted first day is no part of the limit, so a pause on it moves nothing. */
function countsFrom({ limit, start }: Run): number {
  const whole = limit.unit === 'days' || limit.unit === 'working-days';
  return whole ? dayStart(start.uncounted + 1) : start.from;
}

/** Calendar days end at 24:00, and never on a day of rest [民法典 203]; the other units end where they end. */
function settled(end: number, { limit, working }: Run): number {
  return limit.unit === 'days' ? dayStart(nextWorkday(working.calendar, lastDayOf(end)) + 1) : end;
}

function isWorking({ unit }: Limit): boolean {
  return unit === 'working-days' || unit === 'office-hours';
}

function openDayOf({ limit, start, working }: Run, nominalLastDay: DayNumber, due: number): DayNumber | null {
  if (limit.unit === 'hours') return null;
  const first = limit.unit === 'days' ? nominalLastDay : dayNumberAt(start.from);
  const last = lastDayOf(due);
  for (let number = first; number <= last; number += 1) {
    if (kindOf(working.calendar, number) & provisional) return number;
  }
  return null;
}

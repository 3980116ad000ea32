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
  const stops = pauses.map((pause) => stopOf(pause, now)).sort((a, b) => a.from - b.from);
  const end = run.limit.unit === 'days' ? daysEnd(run, stops) : timeEnd(run, stops);
  return {
    ...end,
    limit: run.limit,
    start: run.start,
    paused: stops.some(({ open, from }) => open && from < end.due),
    openDay: openDayOf(run, end.nominalLastDay, end.due),
  };
}

type Stop = { from: number; to: number; open: boolean };
type End = Pick<Clock, 'due' | 'nominalLastDay' | 'pausedMs'>;

function stopOf({ from, to }: Pause, now: Date | undefined): Stop {
  return { from: from.getTime(), to: (to ?? now ?? from).getTime(), open: to === null };
}

/**
 * Counts whole calendar days. A day at whose 24:00 the clock stands still does not count, which comes to the wall time
 * paused without ever ending a limit inside a pause, or earlier because a pause came later.
 */
function daysEnd({ limit, start, working }: Run, stops: Stop[]): End {
  const isPaused = (number: DayNumber) => {
    const midnight = dayStart(number + 1);
    return stops.some(({ from, to }) => from < midnight && midnight <= to);
  };
  let pausedDays = 0;
  let last = start.uncounted;
  for (let left = limit.amount; left > 0; ) {
    last += 1;
    if (isPaused(last)) pausedDays += 1;
    else left -= 1;
  }
  const nominalLastDay = last;
  // a last day of rest moves on to the next working day [民法典 203]
  while (isRest(working.calendar, last) || isPaused(last)) {
    if (!isRest(working.calendar, last)) pausedDays += 1;
    last += 1;
  }
  return { due: dayStart(last + 1), nominalLastDay, pausedMs: pausedDays * dayMs };
}

/** Counts time: each pause that begins before the end moves it on by its own length, in office time or wall time. */
function timeEnd(run: Run, stops: Stop[]): End {
  const inOffice = run.limit.unit !== 'hours';
  let { due, cursor } = endWithoutPauses(run);
  let pausedMs = 0;
  for (const stop of stops) {
    const from = Math.max(stop.from, cursor);
    if (from >= due) break;
    if (stop.to <= from) continue;
    const length = inOffice ? workingMs(from, stop.to, run.working) : stop.to - from;
    due = inOffice ? afterWorkingMs(due, length, run.working) : due + length;
    pausedMs += length;
    cursor = stop.to;
  }
  return { due, nominalLastDay: lastDayOf(due), pausedMs };
}

/** The end, and from where pauses count: the uncounted first day is no part of the limit, so one on it moves nothing. */
function endWithoutPauses({ limit, start, working }: Run): { due: number; cursor: number } {
  if (limit.unit === 'hours') return { due: start.from + limit.amount * hourMs, cursor: start.from };
  if (limit.unit === 'office-hours') {
    return { due: afterWorkingMs(start.from, limit.amount * hourMs, working), cursor: start.from };
  }
  const lastDay = workdayAfter(working.calendar, start.uncounted, limit.amount);
  return { due: dayStart(lastDay) + working.office.closes, cursor: dayStart(start.uncounted + 1) };
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

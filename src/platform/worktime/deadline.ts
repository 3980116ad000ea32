import type { WorkCalendar } from './calendar.ts';
import { type Clock, type Limit, type Pause, runClock, startOf } from './clock.ts';
import { deadlineSentence } from './deadline-sentence.ts';
import { type OfficeHours, officeDay } from './office.ts';
import { dayNumberAt } from './shanghai.ts';
import { lastDayOf } from './words.ts';
import type { Working } from './working-time.ts';

export type Deadline = {
  dueAt: Date;
  startsAt: Date;
  /** A holiday notice still to come may change the date: compute it again then. */
  provisional: boolean;
  /** One plain Chinese sentence that gives the reason for the date. */
  sentence: string;
  /** A pause is open, so the date will move further when it ends. */
  paused: boolean;
};

type Setting = {
  calendar: WorkCalendar;
  office: OfficeHours;
  pauses?: readonly Pause[];
  /** Up to when an open pause counts; without it an open pause counts nothing yet. */
  now?: Date;
  /** Opens the sentence: `普通事项`. */
  label?: string;
};
export type DeadlineAsk = Setting & { limit: Limit; from: Date };
export type ExtensionAsk = Setting & { by: Limit; dueAt: Date };

/**
 * When a limit that begins at `from` runs out. The resident's clock is the same call without `pauses`.
 *
 * - `hours`: wall time at once, day and night [domain rules 3.6.1].
 * - `days`: every day counts but the first; ends at 24:00, which is the next midnight; a last day of rest moves on to
 *   the next working day [民法典 201, 203].
 * - `working-days`: the first day is not counted, and what arrives after hours or on a day of rest counts as received
 *   on the next working day; ends when the office closes [民法典 203: business hours end the day].
 * - `office-hours`: only time within the office's spans on working days.
 *
 * A pause that begins before the limit runs out moves it on by its own length: by the office time paused for the two
 * working units, by wall time for `hours`, and for `days` by the midnights it covers. A pause on the uncounted first
 * day moves nothing.
 * A limit that `limitProblem` refuses throws a RangeError.
 */
export function deadline(ask: DeadlineAsk): Deadline {
  refuseBadLimit(ask.limit);
  const working = { calendar: ask.calendar, office: officeDay(ask.office) };
  const from = ask.from.getTime();
  const startsAt = startOf(ask.limit.unit, from, working);
  const start = { from, startsAt, uncounted: dayNumberAt(startsAt), extends: false };
  return answer(ask, runClock(ask, { limit: ask.limit, start, working }), working);
}

/**
 * Moves a due date on by an extension, counted from the original due date however late it was granted [3.6.3]. That
 * day itself is not counted. `dueAt` already holds the pauses that began before it; later ones move the new date.
 */
export function extendDeadline(ask: ExtensionAsk): Deadline {
  refuseBadLimit(ask.by);
  const working = { calendar: ask.calendar, office: officeDay(ask.office) };
  const from = ask.dueAt.getTime();
  const start = { from, startsAt: from, uncounted: lastDayOf(from), extends: true };
  return answer(ask, runClock(ask, { limit: ask.by, start, working }), working);
}

function answer(setting: Setting, clock: Clock, working: Working): Deadline {
  return {
    dueAt: new Date(clock.due),
    startsAt: new Date(clock.start.startsAt),
    provisional: clock.openDay !== null,
    sentence: deadlineSentence(clock, working, setting.label),
    paused: clock.paused,
  };
}

/** What is wrong with a limit, for the person writing a rule pack; null when it can be used. */
export function limitProblem({ amount, unit }: Limit): string | null {
  if (!Number.isFinite(amount) || amount <= 0) return '时限要大于 0。';
  if (amount > 3660) return '时限太长，请核对数字和单位。';
  if ((unit === 'days' || unit === 'working-days') && !Number.isInteger(amount)) return '按天计算的时限要是整数。';
  return null;
}

function refuseBadLimit(limit: Limit): void {
  const problem = limitProblem(limit);
  if (problem) throw new RangeError(`${problem}（${limit.amount} ${limit.unit}）`);
}

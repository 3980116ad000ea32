import {
  type Deadline,
  describeDue,
  describeRemaining,
  type Limit,
  type Pause,
} from '../../platform/worktime/index.ts';
import { type Case, endStates, isLate } from './case.ts';
import type { CaseClock } from './case-clock.ts';
import type { CaseRules } from './rule-pack.ts';

/** What the two clocks of a case run on, beside the case itself. */
export interface ClockRows {
  /** When this cycle began: the arrival, or the moment it was opened again. */
  readonly cycleStartedAt: Date;
  /** Days granted in this cycle, in the order granted. */
  readonly extensions: readonly { readonly days: number; readonly grantedAt: Date }[];
  /** Recorded intervals of this cycle in which the handler's clock stands still. */
  readonly pauses: readonly Pause[];
}

type Clocked = Pick<Case, 'urgency' | 'dueAt' | 'handleDueAt' | 'dispatchedAt'>;

/** The urgency class a case was given; a class that a county took out of its pack leaves the date as it stands. */
export function classOf(rules: CaseRules, urgency: string) {
  return rules.urgencies.find((one) => one.key === urgency);
}

/** Days of an extension count as the limit they extend does: working days for office limits, else days on the wall. */
export function extensionLimit(answer: Limit, days: number): Limit {
  return {
    amount: days,
    unit: answer.unit === 'working-days' || answer.unit === 'office-hours' ? 'working-days' : 'days',
  };
}

/** The resident's clock worked out afresh: never paused, moved only by extensions. */
export function residentDeadline(clock: CaseClock, found: Clocked, rows: ClockRows): Deadline | null {
  return runOut(clock, found, rows.cycleStartedAt, rows.extensions, []);
}

/** The handler's clock worked out afresh: from the dispatch, through its pauses and extensions. Null while no unit holds it. */
export function handlerDeadline(clock: CaseClock, found: Clocked, rows: ClockRows): Deadline | null {
  const from = found.dispatchedAt;
  // What an earlier unit was granted is no time of the unit that holds the case now.
  const own = rows.extensions.filter((one) => from && one.grantedAt >= from);
  return from && runOut(clock, found, from, own, [...rows.pauses]);
}

function runOut(clock: CaseClock, found: Clocked, from: Date, extensions: ClockRows['extensions'], pauses: Pause[]) {
  const urgency = classOf(clock.rules, found.urgency);
  if (!urgency) return null;
  const first = clock.due(urgency.answer, from, urgency.label, pauses);
  return extensions.reduce(
    (due, { days }) => clock.extend(extensionLimit(urgency.answer, days), due.dueAt, pauses),
    first,
  );
}

/** One clock as the page shows it. */
export interface ShownClock {
  readonly dueAt: Date;
  readonly startsAt: Date;
  /** 11月30日 18:00 */
  readonly due: string;
  /** 还剩 1 天 22 小时; null when the clock has been answered or the case has ended. */
  readonly remaining: string | null;
  /** Part of the limit used, 0 to 1. */
  readonly share: number;
  readonly late: boolean;
  readonly paused: boolean;
  readonly provisional: boolean;
  /** Why it ends then, in one sentence. */
  readonly sentence: string;
}

/**
 * Both clocks of a case with their reasons. The stored dates are what holds; a date that was brought in from elsewhere,
 * and so does not follow from the rules, says that instead of a reason that would not fit.
 */
export function clocksOf(
  clock: CaseClock,
  found: Case,
  rows: ClockRows,
  now: Date,
): { resident: ShownClock; handler: ShownClock | null } {
  const resident = residentDeadline(clock, found, rows);
  const handler = found.handleDueAt && handlerDeadline(clock, found, rows);
  const stoppedAt = found.answeredAt ?? found.closedAt;
  const late = isLate(found, now);
  const show = (dueAt: Date, from: Date, worked: Deadline | null, isBehind: boolean): ShownClock => {
    const paused = worked?.paused ?? false;
    // While a pause is open the stored date has not moved yet: the one worked out counts the pause up to now.
    const shown = paused && worked ? worked.dueAt : dueAt;
    const fits = worked !== null && (paused || worked.dueAt.getTime() === dueAt.getTime());
    const startsAt = worked?.startsAt ?? from;
    const left = describeRemaining(shown, stoppedAt ?? now, startsAt < shown ? startsAt : from);
    return {
      dueAt: shown,
      startsAt,
      due: describeDue(shown, now),
      remaining: stoppedAt ? null : left.words,
      share: left.share,
      late: isBehind,
      paused,
      provisional: found.certainty === 'provisional' && (worked?.provisional ?? true),
      sentence: fits
        ? worked.sentence
        : `到 ${describeDue(dueAt, now)} 为止。这个日期是随来件定下的，不按本地时限推算。`,
    };
  };
  const behind = (dueAt: Date) => (stoppedAt ?? now).getTime() > dueAt.getTime();
  const isHandled = found.handleDueAt !== null && !endStates.includes(found.state);
  return {
    resident: show(found.dueAt, rows.cycleStartedAt, resident, late),
    handler:
      isHandled && found.handleDueAt && found.dispatchedAt
        ? show(
            found.handleDueAt,
            found.dispatchedAt,
            handler || null,
            behind(handler?.paused ? handler.dueAt : found.handleDueAt),
          )
        : null,
  };
}

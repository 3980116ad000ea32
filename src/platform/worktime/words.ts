import {
  clockWords,
  type DayNumber,
  dayMs,
  dayNumberAt,
  dayStart,
  hourMs,
  minuteMs,
  partsOf,
  weekdayWordsOf,
} from './shanghai.ts';

export type Remaining = { late: boolean; words: string; share: number };

/**
 * How much of a limit is left, for the clock on the screen: `还剩 1 天 22 小时` or `超时 2 小时`. The very instant it
 * is due is still in time. `share` is the part used, 0 to 1; without `startsAt` it is 0 until late.
 */
export function describeRemaining(dueAt: Date, now: Date, startsAt?: Date): Remaining {
  const left = dueAt.getTime() - now.getTime();
  const late = left < 0;
  const words = late ? lateWords(-left) : leftWords(left);
  return { late, words, share: late ? 1 : usedShare(left, startsAt ? dueAt.getTime() - startsAt.getTime() : 0) };
}

function leftWords(ms: number): string {
  return ms < minuteMs ? '还剩不到 1 分钟' : `还剩 ${durationWords(ms)}`;
}

function lateWords(ms: number): string {
  return ms < minuteMs ? '刚刚超时' : `超时 ${durationWords(ms)}`;
}

function usedShare(left: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(1, Math.max(0, 1 - left / whole));
}

/** A length of wall time in its two largest units, rounded down: `1 天 22 小时`, `2 小时 5 分钟`, `20 分钟`. */
export function durationWords(ms: number): string {
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  return hoursWords(hours, minutes);
}

/** A length of office time, where a day has no fixed length: only hours and minutes, `26 小时 10 分钟`. */
export function officeDurationWords(ms: number): string {
  return hoursWords(Math.floor(ms / hourMs), Math.floor((ms % hourMs) / minuteMs));
}

function hoursWords(hours: number, minutes: number): string {
  if (hours === 0) return `${minutes} 分钟`;
  return minutes > 0 ? `${hours} 小时 ${minutes} 分钟` : `${hours} 小时`;
}

const nearWords = new Map([
  [-1, '昨天'],
  [0, '今天'],
  [1, '明天'],
]);

/** A moment as people say it: `今天 09:12`, `昨天 …`, `明天 …`, `11月23日 19:42`; with the year when it is not this one. */
export function describeMoment(date: Date, now: Date): string {
  return momentWords(dayNumberAt(date.getTime()), clockWords(date.getTime()), now);
}

/** As `describeMoment` for the end of a limit: midnight is `24:00` of the day that ends, not `00:00` of the next. */
export function describeDue(dueAt: Date, now: Date): string {
  const number = lastDayOf(dueAt.getTime());
  return momentWords(number, endWords(dueAt.getTime()), now);
}

function momentWords(number: DayNumber, clock: string, now: Date): string {
  const today = dayNumberAt(now.getTime());
  const day = nearWords.get(number - today) ?? dateWords(number, partsOf(today).year);
  return `${day} ${clock}`;
}

/** `11月23日`, and `2027年1月4日` when the year differs from `year`. */
export function dateWords(number: DayNumber, year: number): string {
  const parts = partsOf(number);
  const date = `${parts.month}月${parts.date}日`;
  return parts.year === year ? date : `${parts.year}年${date}`;
}

/** `11月23日（周一）`. */
export function dayWords(number: DayNumber, year: number): string {
  return `${dateWords(number, year)}（${weekdayWordsOf(number)}）`;
}

/** The last day that belongs to a limit ending at this instant. */
export function lastDayOf(ms: number): DayNumber {
  return dayNumberAt(ms - 1);
}

/** The clock at the end of a limit, `24:00` at midnight. */
export function endWords(ms: number): string {
  return ms === dayStart(dayNumberAt(ms)) ? '24:00' : clockWords(ms);
}

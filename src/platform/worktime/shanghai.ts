// Dates and minutes on the wall of Asia/Shanghai: always UTC+8. The summer time of 1986–1991 is left out on purpose.

/** A calendar day in Shanghai as `YYYY-MM-DD`. */
export type Day = string;

/** Days since 1970-01-01 in Shanghai: the form the arithmetic works in. */
export type DayNumber = number;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
const offsetMs = 8 * hourMs;
const words = ['日', '一', '二', '三', '四', '五', '六'];

/** The day it is in Shanghai at this instant, as `YYYY-MM-DD`. */
export function shanghaiDay(date: Date): Day {
  return dayOf(dayNumberAt(date.getTime()));
}

/** The weekday in Shanghai as people say it: `周一` … `周日`. */
export function weekdayWords(date: Date): string {
  return weekdayWordsOf(dayNumberAt(date.getTime()));
}

export function weekdayWordsOf(number: DayNumber): string {
  return `周${words[weekdayOf(number)]}`;
}

export function dayNumberAt(ms: number): DayNumber {
  return Math.floor((ms + offsetMs) / dayMs);
}

/** The instant at which this day begins in Shanghai, in epoch milliseconds. */
export function dayStart(number: DayNumber): number {
  return number * dayMs - offsetMs;
}

/** 0 is Sunday, as in `Date.getDay()`. */
export function weekdayOf(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}

export function dayOf(number: DayNumber): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** Reads a `YYYY-MM-DD`; null when there is no such day (2026-02-30). */
export function readDay(day: Day): DayNumber | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const number = ms / dayMs;
  return dayOf(number) === day ? number : null;
}

/** As `readDay`, for a day the program itself wrote: anything else is a bug and throws a RangeError. */
export function dayNumberOf(day: Day): DayNumber {
  const number = readDay(day);
  if (number === null) throw new RangeError(`Not a day: ${day}`);
  return number;
}

export function partsOf(number: DayNumber): { year: number; month: number; date: number } {
  const at = new Date(number * dayMs);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** `09:05` on the wall of Shanghai; seconds are dropped. */
export function clockWords(ms: number): string {
  return minuteWords(Math.floor((ms - dayStart(dayNumberAt(ms))) / minuteMs));
}

export function minuteWords(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { mergeCalendars, nationalCalendar, type WorkCalendar } from '../../platform/worktime/index.ts';

const freshFor = 3000;
const cache = new Map<number, { readAt: number; stamp: string; calendar: WorkCalendar }>();

/** The working calendar of a county: the published national one, with what the county has imported on top. */
export async function workCalendarOf(ctx: Pick<ReadCtx, 'county' | 'db'>): Promise<WorkCalendar> {
  const known = cache.get(ctx.county);
  if (known && Date.now() - known.readAt < freshFor) return known.calendar;
  const [years, days] = await Promise.all([
    sql<{ year: number; importedAt: Date }>`select year, imported_at from rules.calendar_years
      where county = ${ctx.county} order by year`.execute(ctx.db as never),
    sql<{ day: string; kind: 'off' | 'work' }>`select day, kind from rules.calendar_days
      where county = ${ctx.county}`.execute(ctx.db as never),
  ]);
  const stamp = years.rows.map((row) => `${row.year}:${row.importedAt.getTime()}`).join(',');
  const calendar = known?.stamp === stamp ? known.calendar : merged(years.rows, days.rows);
  cache.set(ctx.county, { readAt: Date.now(), stamp, calendar });
  return calendar;
}

/** The next request reads the calendar again. */
export function forgetCalendar(county: number) {
  cache.delete(county);
}

function merged(years: { year: number }[], days: { day: string; kind: 'off' | 'work' }[]): WorkCalendar {
  if (years.length === 0) return nationalCalendar();
  const of = (kind: 'off' | 'work') => new Set(days.filter((row) => row.kind === kind).map((row) => row.day));
  return mergeCalendars(nationalCalendar(), {
    years: new Set(years.map((row) => row.year)),
    off: of('off'),
    makeUp: of('work'),
  });
}

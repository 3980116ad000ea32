import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../platform/context.ts';
import { nationalCalendar, parseCalendar, shanghaiDay } from '../../platform/worktime/index.ts';
import { calendarInput, calendarText } from './import-calendar.ts';
import { workCalendarOf } from './work-calendar.ts';

export interface MarkedDay {
  readonly day: string;
  readonly kind: 'off' | 'work';
  readonly name: string;
}

/** A year with its holidays and make-up days, whether it is published, and what a file that is being looked at would bring. */
export const calendarYear = query(
  calendarInput.extend({
    year: z.coerce.number().int().min(2004, '最早 2004 年。').max(2099, '最晚 2099 年。').optional(),
  }),
  async (ctx, { year: asked, ...input }) => {
    const year = asked ?? Number(shanghaiDay(ctx.now).slice(0, 4));
    const [calendar, imported] = await Promise.all([
      workCalendarOf(ctx),
      sql<{ year: number; importedAt: Date }>`select year, imported_at from rules.calendar_years
        where county = ${ctx.county} order by year desc`.execute(ctx.db as never),
    ]);
    const text = calendarText(input);
    const parsed = text === null ? null : parseCalendar(text);
    return {
      year,
      published: calendar.years.has(year),
      source: imported.rows.find((row) => row.year === year)
        ? ('imported' as const)
        : nationalCalendar().years.has(year)
          ? ('shipped' as const)
          : null,
      days: marked(calendar, (day) => day.startsWith(`${year}-`)),
      imported: imported.rows,
      preview:
        parsed?.ok && text !== null
          ? { text, years: [...parsed.calendar.years].sort(), days: marked(parsed.calendar, () => true) }
          : null,
    };
  },
);
export type CalendarYear = Awaited<ReturnType<(typeof calendarYear)['run']>>;

function marked(
  calendar: { off: ReadonlySet<string>; makeUp: ReadonlySet<string>; names?: ReadonlyMap<string, string> },
  wanted: (day: string) => boolean,
): MarkedDay[] {
  const of = (days: ReadonlySet<string>, kind: MarkedDay['kind']) =>
    [...days].filter(wanted).map((day) => ({ day, kind, name: calendar.names?.get(day) ?? '' }));
  return [...of(calendar.off, 'off'), ...of(calendar.makeUp, 'work')].sort((a, b) => a.day.localeCompare(b.day));
}

import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { Upload } from '../../platform/http/body.ts';
import { newId } from '../../platform/ids.ts';
import { type ParsedCalendar, parseCalendar } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { forgetCalendar } from './work-calendar.ts';

const mostText = 200_000;

export const calendarInput = z.object({
  file: z.instanceof(Upload).optional(),
  /** The file as text, once it has been looked at. */
  text: z.string().max(mostText, '文件太大，一年的放假安排只有几十行。').optional(),
  confirmed: z.literal('yes').optional(),
});

/** A calendar file as text: UTF-8, else GB18030, as spreadsheets here write it. */
export function calendarText(input: z.output<typeof calendarInput>): string | null {
  if (input.text !== undefined) return input.text;
  if (!input.file) return null;
  const { bytes } = input.file;
  if (bytes.byteLength > mostText) throw new Invalid({ file: '文件太大，一年的放假安排只有几十行。' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** What is wrong with a file, in one sentence with the first lines. */
export function problemWords(problems: Extract<ParsedCalendar, { ok: false }>['problems']): string {
  const shown = problems.slice(0, 5).map(({ row, message }) => (row > 0 ? `第 ${row} 行：${message}` : message));
  return problems.length > 5 ? `${shown.join(' ')} 还有 ${problems.length - 5} 处。` : shown.join(' ');
}

/** Takes a looked-at file in: its years replace what the county had for them. Dates that waited for it are worked out again. */
export const importCalendar = command(
  calendarInput,
  async (ctx, input) => {
    const text = calendarText(input);
    if (text === null) throw new Invalid({ file: '请选一个文件：国务院放假安排的 JSON 或 CSV。' });
    const parsed = parseCalendar(text);
    if (!parsed.ok) throw new Invalid({ file: problemWords(parsed.problems) });
    if (!input.confirmed) throw new Invalid({}, '请核对下面的放假和调休，没有问题再点“确认导入”。');
    return keepCalendar(ctx, parsed.calendar);
  },
  { output: z.object({ years: z.array(z.int()), days: z.int() }) },
);

async function keepCalendar(ctx: Ctx, calendar: Extract<ParsedCalendar, { ok: true }>['calendar']) {
  const years = [...calendar.years].sort();
  const rows = [
    ...[...calendar.off].map((day) => ({ day, kind: 'off', name: calendar.names?.get(day) ?? '' })),
    ...[...calendar.makeUp].map((day) => ({ day, kind: 'work', name: calendar.names?.get(day) ?? '' })),
  ];
  await sql`delete from rules.calendar_days where county = ${ctx.county}
    and (extract(year from day)::int = any(${years}::int[]) or day = any(${rows.map((row) => row.day)}::date[]))`.execute(
    ctx.db,
  );
  await sql`insert into rules.calendar_days (county, day, kind, name)
    select ${ctx.county}, r.day, r.kind, r.name
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(day date, kind text, name text)`.execute(ctx.db);
  await sql`insert into rules.calendar_years (county, year, imported_at, imported_by)
    select ${ctx.county}, y, ${ctx.now}, ${ctx.actor.id}::uuid from unnest(${years}::int[]) y
    on conflict on constraint calendar_years_pkey do update set imported_at = excluded.imported_at,
      imported_by = excluded.imported_by`.execute(ctx.db);
  await record(ctx, { kind: 'calendar.imported', thingId: newId(), detail: { years, days: rows.length } });
  forgetCalendar(ctx.county);
  return { years, days: rows.length };
}

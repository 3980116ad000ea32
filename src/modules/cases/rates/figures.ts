import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../../platform/context.ts';
import { columnOf, measureNames, type Values } from './measures.ts';

/** What was counted, and what of it a decision took out. */
export interface Figures {
  readonly all: Values;
  readonly excluded: Values;
}
export const noFigures: Figures = { all: {}, excluded: {} };

export interface FiguresAsked {
  /** A town, a community, or `everywhere`. */
  readonly placeId: string;
  /** A unit, or `allUnits`. */
  readonly unitId: string;
  readonly kind?: string | undefined;
  /** The first days of the first and the last month. */
  readonly from: string;
  readonly to: string;
}

const sums = sql.raw(measureNames.map((name) => `sum(${columnOf(name)})::bigint as ${columnOf(name)}`).join(', '));

/** The figures of each month; months in which nothing happened are absent. */
export async function figuresByMonth(ctx: ReadCtx, asked: FiguresAsked): Promise<Map<string, Figures>> {
  return grouped(ctx, sql`month`, sql`${within(ctx, asked)} and unit_id = ${asked.unitId}::uuid`);
}

/** The figures of each unit that had a part in it, over the months together. */
export async function figuresByUnit(ctx: ReadCtx, asked: FiguresAsked): Promise<Map<string, Figures>> {
  return grouped(ctx, sql`unit_id`, sql`${within(ctx, asked)} and unit_id <> ${asked.unitId}::uuid`);
}

const within = (ctx: ReadCtx, { placeId, kind, from, to }: FiguresAsked) => sql`county = ${ctx.county}
  and place_id = ${placeId}::uuid and month between ${from}::date and ${to}::date
  and (${kind ?? null}::text is null or kind = ${kind ?? null})`;

async function grouped(ctx: ReadCtx, by: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  const found = await sql<{ key: string; part: 'all' | 'excluded' } & Required<Values>>`
    select ${by}::text as key, part, ${sums} from cases.counters where ${where} group by 1, 2 order by 1`.execute(
    ctx.db as never,
  );
  const figures = new Map<string, Figures>();
  for (const { key, part, ...values } of found.rows) {
    figures.set(key, { ...(figures.get(key) ?? noFigures), [part]: values });
  }
  return figures;
}

/** The first days of `count` months up to the one of this day, oldest first. */
export function monthsUpTo(month: string, count: number): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(year, number - count + i, 1));
    return at.toISOString().slice(0, 10);
  });
}

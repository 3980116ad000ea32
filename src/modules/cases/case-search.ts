import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { allOf, chineseWords } from '../../platform/chinese-words.ts';
import { query, type ReadCtx } from '../../platform/context.ts';
import { Forbidden } from '../../platform/errors.ts';
import { areaColumn } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import { visibleCases } from './access.ts';
import { states } from './case.ts';
import { presentRow, type Row, rowColumns, rowNames } from './case-row.ts';
import { caseRules, categoryLabel } from './rule-pack.ts';
import { bucketSize, eraSize, mark } from './search-document.ts';

const pageSize = 50;

export const searchInput = z.object({
  q: z.string().trim().max(100, '最多 100 个字。').default(''),
  state: z.string().max(20).optional(),
  kind: z.string().max(40).optional(),
  category: z.string().max(80).optional(),
  placeId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  before: z.uuid().optional(),
});

/**
 * Finds cases by words, number and filters within reach, newest first. Place, unit and kind are marks inside the index,
 * and its slices are searched from the newest back, so that cost does not grow with the history.
 */
export const caseSearch = query(searchInput, async (ctx, input) => {
  if (!ctx.actor.can('cases.read') && !ctx.actor.can('cases.handle')) throw new Forbidden('cases.read');
  const { body: rules } = await rulesOf(ctx, caseRules);
  const rows = await searchRows(ctx, input, pageSize + 1);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const place = input.placeId ? await placeNameOf(ctx, input.placeId) : null;
  return {
    filter: input,
    placeName: place,
    items: shown.map((row) => presentRow(row, rules, ctx.now)),
    next: rows.length > pageSize && last ? last.id : null,
    paged: input.before !== undefined,
    choices: {
      states: Object.entries(states).map(([value, label]) => ({ value, label })),
      kinds: rules.kinds.map(({ key, label }) => ({ value: key, label })),
      categories: rules.categories.map(({ key }) => ({ value: key, label: categoryLabel(rules, key) })),
    },
  };
});

export type CaseSearch = Awaited<ReturnType<(typeof caseSearch)['run']>>;

/** The newest found cases within reach, after the one named in `before`. */
export async function searchRows(ctx: ReadCtx, input: z.output<typeof searchInput>, most: number): Promise<Row[]> {
  const number = /^\d{4}-\d{1,12}$/.exec(input.q)?.[0];
  return number ? byNumber(ctx, number) : byWords(ctx, input, most);
}

async function placeNameOf(ctx: ReadCtx, id: string): Promise<string | null> {
  const found = await sql<{ name: string }>`select name from places.places
    where county = ${ctx.county} and id = ${id}`.execute(ctx.db as never);
  return found.rows[0]?.name ?? null;
}

async function byNumber(ctx: ReadCtx, number: string): Promise<Row[]> {
  const found = await sql<Row>`select ${rowColumns} from cases.cases c
    ${rowNames}
    where ${await visibleCases(ctx)} and c.number = ${number}`.execute(ctx.db as never);
  return found.rows;
}

async function byWords(ctx: ReadCtx, input: z.output<typeof searchInput>, most: number): Promise<Row[]> {
  const marks = [
    ...reachMarks(ctx),
    ...(input.kind ? [mark.kind(input.kind)] : []),
    ...(input.category ? [mark.category(input.category)] : []),
    ...(input.placeId ? [mark.place(input.placeId)] : []),
    ...(input.unitId ? [mark.unit(input.unitId)] : []),
  ];
  const wanted = [...wordsAsked(input.q), allOf(marks.length ? marks : ['@all'])].join(' & ');
  if (input.state && !common.includes(input.state))
    return byState(ctx, input.state, { wanted, before: input.before, most });
  const state = input.state ? sql`and c.state = ${input.state}` : sql``;
  const reach = await visibleCases(ctx);
  // An imported case stands in a new slice with an old id: within a slice the id decides, across slices the slice.
  const after = (slice: RawBuilder<unknown>, top: RawBuilder<unknown>) =>
    input.before ? sql`and (${slice} < ${top} or c.id < ${input.before}::uuid)` : sql``;
  // By equality: a range of slices would be read whole from the index. `offset 0` keeps the planner from walking all
  // cases by id instead; a part that is not this slice's costs nothing.
  const within = (slice: RawBuilder<unknown>, part: number, top: RawBuilder<unknown>) => sql`
    (select c.id from (select s.county, s.case_id, ${slice} as slice from cases.search s
        where s.county = ${ctx.county} and ${slice} = w.at and s.document @@ ${wanted}::tsquery offset 0) s
      join cases.cases c on c.county = s.county and c.id = s.case_id
      where w.part = ${sql.lit(part)} and ${reach} ${state} ${after(sql`s.slice`, top)})`;
  const found = await sql<Row>`with edge as (select ${newestBucket} as newest, ${firstBucket(ctx, input.before)} as top)
    select ${rowColumns} from (
      select x.id, w.part, w.at from (${walk}) w
      cross join edge
      cross join lateral (select id from (${within(sql`s.bucket`, 0, sql`edge.top`)} union all
          ${within(sql`s.era`, 1, sql`edge.top / ${era}`)}) both_parts order by id desc limit ${most}) x
      limit ${most}) m
    join cases.cases c on c.county = ${ctx.county} and c.id = m.id ${rowNames}
    order by m.part, m.at desc, c.id desc`.execute(ctx.db as never);
  return found.rows;
}

/** States that nearly every case ends in; whoever looks for one of the others would walk through all of history for it. */
const common: readonly string[] = ['closed', 'archived'];

/** What stands in a rarer state, by the index of those states, and only then by its words. */
async function byState(
  ctx: ReadCtx,
  state: string,
  { wanted, before, most }: { wanted: string; before: string | undefined; most: number },
): Promise<Row[]> {
  const older = before ? sql`and c.id < ${before}::uuid` : sql``;
  const found = await sql<Row>`select ${rowColumns} from (
      select c.id from cases.cases c join cases.search s on s.county = c.county and s.case_id = c.id
      where ${await visibleCases(ctx)} and c.state = ${state} and c.state not in ('closed', 'archived')
        and s.document @@ ${wanted}::tsquery ${older}
      order by c.id desc limit ${most}) m
    join cases.cases c on c.county = ${ctx.county} and c.id = m.id ${rowNames}
    order by c.id desc`.execute(ctx.db as never);
  return found.rows;
}

const era = sql.lit(eraSize);
const newestBucket = sql`((select last_value from cases.numbers) / ${sql.lit(bucketSize)})::int`;

/** From the newest back: the last two eras bucket by bucket, what is older era by era; the outer limit ends the walk. */
const walk = sql`
  select 0 as part, b as at from edge, generate_series(edge.top, greatest((edge.newest / ${era} - 1) * ${era}, 0), -1) b
  union all
  select 1, e from edge, generate_series(least(edge.top / ${era}, edge.newest / ${era} - 2), 0, -1) e`;

/**
 * What must be there. A single character is often part of another word where it was written (灯 in 灯不亮), so it counts
 * only when nothing longer was asked, and then as a beginning.
 */
function wordsAsked(q: string): string[] {
  const words = chineseWords(q);
  const isSingle = (word: string) => /^\p{Script=Han}$/u.test(word);
  const longer = words.filter((word) => !isSingle(word));
  if (longer.length > 0) return [allOf(longer)];
  return words.map((word) => `${allOf([word])}:*`);
}

/** Where the walk begins: the bucket of the last row of the page before, else the newest. */
function firstBucket({ county }: ReadCtx, before: string | undefined) {
  if (!before) return newestBucket;
  return sql`coalesce((select bucket from cases.search where county = ${county} and case_id = ${before}::uuid), ${newestBucket})`;
}

/** The mark that narrows a search to the actor's reach inside the index; the gate itself still stands after it. */
function reachMarks(ctx: ReadCtx): string[] {
  const { actor } = ctx;
  if (!actor.can('cases.read'))
    return actor.organizationId && actor.can('cases.handle') ? [mark.unit(actor.organizationId)] : [];
  return actor.place && areaColumn[actor.place.level] ? [mark.place(actor.place.id)] : [];
}

import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { allOf, chineseWords } from '../../platform/chinese-words.ts';
import { query, type ReadCtx } from '../../platform/context.ts';
import { Forbidden, Invalid } from '../../platform/errors.ts';
import { areaColumn } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import { visibleCases } from './access.ts';
import { type Case, isLate, openStates, type State, states } from './case.ts';
import { caseRules, categoryLabel, labelOf } from './rule-pack.ts';
import { bucketSize, mark } from './search-document.ts';

export const lanes = {
  mine: '待我办',
  soon: '快超时',
  late: '已超时',
  'to-dispatch': '待派单',
  'to-sign': '待签收',
  handling: '办理中',
  'to-review': '待审核',
  'return-review': '退单待审',
  suspended: '挂账',
  'to-rate': '待评价',
  'to-follow-up': '待回访',
  open: '全部在办',
} as const;
export type Lane = keyof typeof lanes;

export const listInput = z.object({
  lane: z.enum(Object.keys(lanes) as [Lane, ...Lane[]]).default('open'),
  kind: z.string().max(40).optional(),
  category: z.string().max(80).optional(),
  urgency: z.string().max(40).optional(),
  /** The last row of the page before: its due time and id. */
  after: z.string().max(80).optional(),
});

const pageSize = 50;

/** The desk's queue: one page of open cases within reach, the soonest due first, paged by key. */
export const caseList = query(listInput, async (ctx, input) => {
  if (!ctx.actor.can('cases.read') && !ctx.actor.can('cases.handle')) throw new Forbidden('cases.read');
  const { body: rules } = await rulesOf(ctx, caseRules);
  const rows = await sql<Row>`select ${rowColumns} from cases.cases c
    left join places.places l on l.county = c.county and l.id = c.place_id
    left join organizations.organizations o on o.county = c.county and o.id = c.unit_id
    where ${await visibleCases(ctx)} and ${laneOf(ctx, input.lane)} and ${filterOf(input)} and ${afterOf(input.after)}
    order by c.due_at, c.id limit ${pageSize + 1}`.execute(ctx.db as never);
  const shown = rows.rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    lane: input.lane,
    filter: input,
    items: shown.map((row) => presentRow(row, rules, ctx.now)),
    next: rows.rows.length > pageSize && last ? `${last.dueAt.toISOString()}_${last.id}` : null,
  };
});

export type CaseListPage = Awaited<ReturnType<(typeof caseList)['run']>>;

export const rowColumns = sql`c.id, c.number, c.title, c.kind, c.category, c.urgency, c.state, c.due_at, c.handle_due_at,
  c.received_at, c.answered_at, c.closed_at, c.supervision, c.cycle, c.returns, c.unit_id, l.name as place_name, o.name as unit_name`;

export type Row = Pick<
  Case,
  | 'id'
  | 'number'
  | 'title'
  | 'kind'
  | 'category'
  | 'urgency'
  | 'state'
  | 'dueAt'
  | 'handleDueAt'
  | 'receivedAt'
  | 'answeredAt'
  | 'closedAt'
  | 'supervision'
  | 'cycle'
  | 'returns'
  | 'unitId'
> & { placeName: string | null; unitName: string | null };

/** One line of any list of cases: words for people beside keys for programs, and no person. */
export function presentRow(row: Row, rules: Parameters<typeof categoryLabel>[0], now: Date) {
  return {
    ...row,
    kindLabel: labelOf(rules.kinds, row.kind),
    categoryLabel: categoryLabel(rules, row.category),
    urgencyLabel: labelOf(rules.urgencies, row.urgency),
    stateLabel: states[row.state],
    late: isLate(row, now),
  };
}
export type CaseRow = ReturnType<typeof presentRow>;

const waiting: readonly State[] = ['to-dispatch', 'to-sign', 'handling', 'to-review', 'return-review', 'suspended'];
const soonHours = 24;

/** The index-friendly condition of a lane: the actor's place or unit first, then state, then due time. */
export function laneOf(ctx: ReadCtx, lane: Lane): RawBuilder<unknown> {
  return sql`c.closed_at is null and ${scopeOf(ctx)} and ${stateOf(ctx, lane)}`;
}

/** Where the queue of this role lives: the unit's for who only handles, else the place's. */
function scopeOf(ctx: ReadCtx): RawBuilder<unknown> {
  const { actor } = ctx;
  if (!actor.can('cases.read')) return sql`c.unit_id = ${actor.organizationId}::uuid`;
  const column = actor.place ? areaColumn[actor.place.level] : undefined;
  if (column === 'townId') return sql`c.town_id = ${actor.place?.id}::uuid`;
  if (column === 'communityId') return sql`c.community_id = ${actor.place?.id}::uuid`;
  return sql`true`;
}

function stateOf(ctx: ReadCtx, lane: Lane): RawBuilder<unknown> {
  const { now } = ctx;
  if (lane === 'open') return sql`c.state = any(${[...openStates]}::text[])`;
  if (lane === 'mine') return sql`c.state = any(${mineOf(ctx)}::text[])`;
  const soon = new Date(now.getTime() + soonHours * 3_600_000);
  if (lane === 'late') return sql`c.state = any(${[...waiting]}::text[]) and c.due_at < ${now}`;
  if (lane === 'soon') return sql`c.state = any(${[...waiting]}::text[]) and c.due_at >= ${now} and c.due_at < ${soon}`;
  return sql`c.state = ${lane}`;
}

/** What waits for this role's own hands. */
function mineOf(ctx: ReadCtx): State[] {
  const { actor } = ctx;
  return [
    ...(actor.can('cases.dispatch') ? (['to-dispatch'] as const) : []),
    ...(actor.can('cases.handle') ? (['to-sign', 'handling'] as const) : []),
    ...(actor.can('cases.review') ? (['return-review', 'to-review'] as const) : []),
    ...(actor.can('cases.follow-up') ? (['to-follow-up'] as const) : []),
  ];
}

function filterOf(input: { kind?: string | undefined; category?: string | undefined; urgency?: string | undefined }) {
  return sql`(${input.kind ?? null}::text is null or c.kind = ${input.kind ?? null})
    and (${input.category ?? null}::text is null or c.category = ${input.category ?? null} or c.category like ${`${input.category ?? ''}.`} || '%')
    and (${input.urgency ?? null}::text is null or c.urgency = ${input.urgency ?? null})`;
}

function afterOf(after: string | undefined): RawBuilder<unknown> {
  if (!after) return sql`true`;
  const [at = '', id = ''] = after.split('_');
  const due = new Date(at);
  if (Number.isNaN(due.getTime()) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Invalid({ after: '翻页的位置不对，请从第一页看起。' });
  return sql`(c.due_at, c.id) > (${due}, ${id}::uuid)`;
}

export const searchInput = z.object({
  q: z.string().trim().max(100, '最多 100 个字。').default(''),
  state: z.string().max(20).optional(),
  kind: z.string().max(40).optional(),
  category: z.string().max(80).optional(),
  placeId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  before: z.string().max(40).optional(),
});

/**
 * Finds cases by words, number and filters within reach, newest first. Place, unit and kind are marks inside the index,
 * and slices are searched from the newest back in growing strides, so that cost does not grow with the history.
 */
export const caseSearch = query(searchInput, async (ctx, input) => {
  const { body: rules } = await rulesOf(ctx, caseRules);
  const number = /^\d{4}-\d{1,12}$/.exec(input.q)?.[0];
  const rows = number ? await byNumber(ctx, number) : await byWords(ctx, input);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    filter: input,
    items: shown.map((row) => presentRow(row, rules, ctx.now)),
    next: rows.length > pageSize && last ? last.id : null,
  };
});

async function byNumber(ctx: ReadCtx, number: string): Promise<Row[]> {
  const found = await sql<Row>`select ${rowColumns} from cases.cases c
    left join places.places l on l.county = c.county and l.id = c.place_id
    left join organizations.organizations o on o.county = c.county and o.id = c.unit_id
    where ${await visibleCases(ctx)} and c.number = ${number}`.execute(ctx.db as never);
  return found.rows;
}

async function byWords(ctx: ReadCtx, input: z.output<typeof searchInput>): Promise<Row[]> {
  const marks = [
    ...reachMarks(ctx),
    ...(input.kind ? [mark.kind(input.kind)] : []),
    ...(input.category ? [mark.category(input.category)] : []),
    ...(input.placeId ? [mark.place(input.placeId)] : []),
    ...(input.unitId ? [mark.unit(input.unitId)] : []),
  ];
  const wanted = allOf([...chineseWords(input.q), ...(marks.length ? marks : ['@all'])]);
  const newest = await sql<{ serial: number }>`select last_value as serial from cases.numbers`.execute(ctx.db as never);
  const reach = await visibleCases(ctx);
  const rows: Row[] = [];
  let to = Math.floor((newest.rows[0]?.serial ?? 0) / bucketSize);
  for (let stride = 1; to >= 0 && rows.length <= pageSize; stride = Math.min(stride * 4, 1024)) {
    const from = Math.max(0, to - stride + 1);
    const found = await sql<Row>`select ${rowColumns} from cases.search s
      join cases.cases c on c.county = s.county and c.id = s.case_id
      left join places.places l on l.county = c.county and l.id = c.place_id
      left join organizations.organizations o on o.county = c.county and o.id = c.unit_id
      where s.county = ${ctx.county} and s.bucket between ${from} and ${to} and s.document @@ ${wanted}::tsquery and ${reach}
        and (${input.state ?? null}::text is null or c.state = ${input.state ?? null})
        and (${input.before ?? null}::uuid is null or c.id < ${input.before ?? null}::uuid)
      order by c.id desc limit ${pageSize + 1 - rows.length}`.execute(ctx.db as never);
    rows.push(...found.rows);
    to = from - 1;
  }
  return rows;
}

/** The mark that narrows a search to the actor's reach inside the index; the gate itself still stands after it. */
function reachMarks(ctx: ReadCtx): string[] {
  const { actor } = ctx;
  if (!actor.can('cases.read'))
    return actor.organizationId && actor.can('cases.handle') ? [mark.unit(actor.organizationId)] : [];
  return actor.place && areaColumn[actor.place.level] ? [mark.place(actor.place.id)] : [];
}

import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { Forbidden, Invalid } from '../../platform/errors.ts';
import { rulesOf } from '../rules/index.ts';
import { visibleCases } from './access.ts';
import { presentRow, type Row, rowColumns, rowNames } from './case-row.ts';
import { filterInput, firstLane, type Lane, lanesOf, type QueueFilter } from './lane.ts';
import { laneCounts } from './lane-counts.ts';
import { branchesOf, dueOf } from './lane-scope.ts';
import { type CaseRules, caseRules, categoryLabel } from './rule-pack.ts';

export const listInput = filterInput.extend({
  /** The last row of the page before: its due time and id. */
  after: z.string().max(80).optional(),
});

const pageSize = 50;

/** The desk's queue: one page of open cases within reach, the soonest due first, paged by key, with every queue's count. */
export const caseList = query(listInput, async (ctx, input) => {
  if (ctx.actor.role === null) {
    throw new Forbidden('cases.read', '工作台是给社区和部门的工作人员用的。如果您有这样的身份，请先切换。');
  }
  return caseQueue(ctx, input);
});

export type CaseQueue = Awaited<ReturnType<typeof caseQueue>>;

/** The queue as it also stands beside an opened case: rows and counts leave together, so it costs one round trip. */
export async function caseQueue(ctx: ReadCtx, input: z.output<typeof listInput>) {
  const { actor, now } = ctx;
  const lane = input.lane ?? firstLane(actor);
  const shownLanes = lanesOf(actor);
  const { body: rules } = await rulesOf(ctx, caseRules);
  const [rows, side] = await Promise.all([
    shownLanes.includes(lane) ? laneRows(ctx, lane, input, pageSize + 1) : [],
    laneCounts(ctx, shownLanes),
  ]);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const { after: _after, ...filter } = input;
  return {
    lane,
    filter: { ...filter, lane } as QueueFilter,
    counts: side.counts,
    saved: side.saved,
    items: shown.map((row) => presentRow(row, rules, now)),
    next: rows.length > pageSize && last ? `${last.dueAt.toISOString()}_${last.id}` : null,
    paged: input.after !== undefined,
    choices: choicesOf(rules),
    may: { dispatch: actor.can('cases.dispatch'), sign: actor.can('cases.handle') && actor.organizationId !== null },
  };
}

const often = 3;

function choicesOf(rules: CaseRules) {
  const choice = ({ key, label }: { key: string; label: string }) => ({ value: key, label });
  return {
    kind: rules.kinds.map((kind, place) => ({ ...choice(kind), often: place < often })),
    urgency: rules.urgencies.map(choice),
    category: rules.categories.map((one) => ({ value: one.key, label: categoryLabel(rules, one.key) })),
  };
}

/** The first rows of a queue after a key, the soonest due first; whether the queue is the actor's is the caller's gate. */
export async function laneRows(
  ctx: ReadCtx,
  lane: Lane,
  input: z.output<typeof listInput>,
  most: number,
): Promise<Row[]> {
  const conditions = sql.join(
    [
      sql`c.closed_at is null`,
      await visibleCases(ctx),
      ...dueOf(ctx, lane),
      ...filtersOf(input),
      ...afterOf(input.after),
    ],
    sql` and `,
  );
  const page = branchesOf(ctx, lane).map(
    ({ scope, states }) => sql`select x.id, x.due_at from unnest(${[...states]}::text[]) s(state)
      cross join lateral (select c.id, c.due_at from cases.cases c where c.state = s.state and ${scope} and ${conditions}
        order by c.due_at, c.id limit ${most}) x`,
  );
  const found = await sql<Row>`select ${rowColumns} from (
      select q.id, q.due_at from (${sql.join(page, sql` union all `)}) q order by q.due_at, q.id limit ${most}
    ) q join cases.cases c on c.county = ${ctx.county} and c.id = q.id ${rowNames}
    order by c.due_at, c.id`.execute(ctx.db as never);
  return found.rows;
}

/** Only what was asked stands in the statement, so that the index decides and not a row of nulls. */
function filtersOf({ kind, category, urgency }: QueueFilter): RawBuilder<unknown>[] {
  return [
    ...(kind ? [sql`c.kind = ${kind}`] : []),
    ...(category ? [sql`(c.category = ${category} or starts_with(c.category, ${`${category}.`}))`] : []),
    ...(urgency ? [sql`c.urgency = ${urgency}`] : []),
  ];
}

function afterOf(after: string | undefined): RawBuilder<unknown>[] {
  if (!after) return [];
  const [at = '', id = ''] = after.split('_');
  const due = new Date(at);
  if (Number.isNaN(due.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Invalid({ after: '翻页的位置不对，请从第一页看起。' });
  return [sql`(c.due_at, c.id) > (${due}, ${id}::uuid)`];
}

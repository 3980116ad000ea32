import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';

const pageSize = 50;
/** How far back one page looks for rare kinds and roles: the cost of a page stays flat, the next page looks on. */
const stretch = 20_000;

interface Row {
  xid: string;
  id: string;
  at: Date;
  actorId: string | null;
  actorRole: string | null;
  kind: string;
  thingId: string;
  detail: unknown;
}

const input = z.object({
  kind: z.string().max(60).optional(),
  role: z.string().max(40).optional(),
  thingId: z.uuid('编号应是 36 位的事项编号。').optional(),
  day: z.iso.date('日期请写成 2026-01-31 这样的格式。').optional(),
  /** The last entry of the page before: transaction and id. */
  before: z
    .string()
    .regex(/^\d{1,19}_[0-9a-f-]{36}$/, '翻页的位置不对，请从第一页看起。')
    .optional(),
});
type Asked = z.output<typeof input>;

/** What was done, newest first: kinds, roles, ids and figures, never a name or a word of anybody. */
export const activityLog = query(input, async (ctx, asked) => {
  const { rows, edge } = await read(ctx, asked);
  return {
    filter: { kind: asked.kind, role: asked.role, thingId: asked.thingId, day: asked.day },
    items: rows,
    next: edge ? `${edge.xid}_${edge.id}` : null,
    /** The stretch held fewer than a page: older entries have not been looked at yet. */
    lookedBack: edge !== null && rows.length < pageSize,
  };
});
export type ActivityLog = Awaited<ReturnType<(typeof activityLog)['run']>>;

async function read(ctx: ReadCtx, asked: Asked): Promise<{ rows: Row[]; edge: Pick<Row, 'xid' | 'id'> | null }> {
  const [xid, id] = asked.before?.split('_') ?? [];
  const wanted = sql`(${asked.kind ?? null}::text is null or kind = ${asked.kind ?? null})
    and (${asked.role ?? null}::text is null or actor_role = ${asked.role ?? null})`;
  const before = xid && id ? sql`and (e.xid, e.id) < (${xid}::xid8, ${id}::uuid)` : sql``;
  const found = await sql<Row & { looked: number; edgeXid: string; edgeId: string }>`
    with looked as materialized (${stretchOf(ctx, asked, before)}),
      edge as (select xid, id, (select count(*) from looked) as looked from looked order by xid, id limit 1)
    select e.xid::text as xid, e.id, e.at, e.actor_id, e.actor_role, e.kind, e.thing_id, e.detail,
      edge.xid::text as edge_xid, edge.id as edge_id, edge.looked
    from edge left join (select * from looked where ${wanted} order by xid desc, id desc limit ${pageSize + 1}) e on true
    order by e.xid desc, e.id desc`.execute(ctx.db as never);
  const rows = found.rows.filter((row) => row.id !== null);
  const [first] = found.rows;
  const shown = rows
    .slice(0, pageSize)
    .map(({ looked: _looked, edgeXid: _xid, edgeId: _id, ...row }) => ({ ...row, actorId: shownActor(row) }));
  const last = shown.at(-1);
  if (rows.length > pageSize && last) return { rows: shown, edge: last };
  const more = first !== undefined && first.looked === stretch;
  return { rows: shown, edge: more ? { xid: first.edgeXid, id: first.edgeId } : null };
}

/** Workers answer for what they did; a resident who brought a case in, rated or joined one is told to no reader of the log. */
function shownActor({ actorId, actorRole, kind }: Pick<Row, 'actorId' | 'actorRole' | 'kind'>): string | null {
  return actorRole === null && kind.startsWith('case.') ? null : actorId;
}

/** One thing's history by its own index, one day by the index of times, else the newest entries before the mark. */
function stretchOf(ctx: ReadCtx, { thingId, day }: Asked, before: RawBuilder<unknown>): RawBuilder<unknown> {
  const thing = thingId ? sql`and e.thing_id = ${thingId}::uuid` : sql``;
  const columns = sql`e.xid, e.id, e.at, e.actor_id, e.actor_role, e.kind, e.thing_id, e.detail`;
  if (!day) {
    return sql`select ${columns} from activity.entries e where e.county = ${ctx.county} ${thing} ${before}
      order by e.xid desc, e.id desc limit ${stretch}`;
  }
  const from = new Date(`${day}T00:00:00+08:00`);
  const to = new Date(from.getTime() + 86_400_000);
  return sql`select * from (select ${columns} from activity.entries e
      where e.county = ${ctx.county} and e.at >= ${from} and e.at < ${to} ${thing} offset 0) e
    where true ${before} order by e.xid desc, e.id desc limit ${stretch}`;
}

import { type RawBuilder, sql } from 'kysely';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Area, Level } from './place.ts';

onConstraint('places_one_name', () => new Conflict('places.name-taken', '同一个上级下面已经有这个名字了。'));
onConstraint('places_one_code', () => new Conflict('places.code-taken', '这个代码已经用过了。代码不重复使用。'));

/** What a place of each level may lie in. Every way leads down a level, so a place can never come to lie in itself. */
export const parents: Record<Level, readonly Level[]> = {
  county: [],
  town: ['county'],
  community: ['town'],
  grid: ['community'],
  compound: ['community', 'grid'],
  building: ['compound', 'community', 'grid'],
  home: ['building'],
};

export interface Place extends Area {
  readonly id: string;
  readonly level: Level;
  readonly kind: string;
  readonly code: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly profile: unknown;
  readonly closedOn: string | null;
}

export const placeColumns = sql`p.id, p.id as place_id, p.level, p.kind, p.code, p.name, p.parent_id, p.town_id, p.community_id,
  p.grid_id, p.compound_id, p.building_id, p.lon, p.lat, p.profile, p.closed_on`;

/** A place whether it is still open or not; its history outlives it. */
export async function findPlace(ctx: Pick<ReadCtx, 'county' | 'db'>, id: string): Promise<Place> {
  const found = await sql<Place>`select ${placeColumns} from places.places p
    where p.county = ${ctx.county} and p.id = ${id}`.execute(ctx.db as never);
  const [place] = found.rows;
  if (!place) throw new NotFound('没有这个地点。');
  return place;
}

/**
 * The only way to change where places lie: one change of a county's structure at a time, on a place that is still open.
 * `seenParentId` is where the person saw it: when somebody moved it meanwhile, the second is refused.
 */
export async function takePlace(ctx: Ctx, id: string, seenParentId?: string): Promise<Place> {
  await lockStructure(ctx);
  const place = await findPlace(ctx, id);
  if (place.closedOn) throw new Conflict('places.closed', '这个地点已经停用或并入别处，不能再改。');
  if (seenParentId !== undefined && place.parentId !== seenParentId) {
    throw new Conflict('places.moved-on', '别人刚刚移动了这个地点，请刷新后看看它现在在哪里。');
  }
  return place;
}

export async function lockStructure(ctx: Ctx) {
  await sql`select pg_advisory_xact_lock(740004, ${ctx.county})`.execute(ctx.db);
}

/** The place that will hold another one: open, and of a level that can. */
export async function takeParent(ctx: Ctx, level: Level, id: string, field: string): Promise<Place> {
  const parent = await findPlace(ctx, id);
  if (parent.closedOn) throw new Invalid({ [field]: '选的上级已经停用或并入别处，请重新选。' });
  if (!parents[level].includes(parent.level)) throw new Invalid({ [field]: '它不能放在这个上级下面，请重新选。' });
  return parent;
}

/** Hangs places under a new parent and works out the area columns of everything below them again. */
export async function hang(ctx: Ctx, ids: readonly string[], parentId: string) {
  const list = sql`${[...ids]}::uuid[]`;
  await sql`update places.places set parent_id = ${parentId} where county = ${ctx.county} and id = any(${list})`.execute(
    ctx.db,
  );
  await recompute(ctx, list);
}

/**
 * Works out the area columns of these places and all below from their parents down. A grid is kept while it still lies in
 * the same community, else the parent's counts.
 */
export async function recompute(ctx: Ctx, ids: RawBuilder<unknown>) {
  const own = (level: Level, column: RawBuilder<unknown>) =>
    sql`case when c.level = ${sql.lit(level)} then c.id else b.${column} end`;
  const community = own('community', sql`community_id`);
  const grid = sql`case when c.level = 'grid' then c.id when b.level = 'grid' then b.id
    when exists (select 1 from places.places g where g.county = c.county and g.id = c.grid_id and g.closed_on is null
      and g.community_id is not distinct from ${community}) then c.grid_id else b.grid_id end`;
  const columns = sql`c.county, c.id, c.level, ${own('town', sql`town_id`)} as town_id, ${community} as community_id,
    ${grid} as grid_id, ${own('compound', sql`compound_id`)} as compound_id, ${own('building', sql`building_id`)} as building_id`;
  await sql`with recursive below as (
      select ${columns} from places.places c join places.places b on b.county = c.county and b.id = c.parent_id
      where c.county = ${ctx.county} and c.id = any(${ids})
      union all
      select ${columns} from below b join places.places c on c.county = b.county and c.parent_id = b.id and c.closed_on is null)
    update places.places p set town_id = b.town_id, community_id = b.community_id, grid_id = b.grid_id,
      compound_id = b.compound_id, building_id = b.building_id
    from below b where p.county = b.county and p.id = b.id
      and (p.town_id, p.community_id, p.grid_id, p.compound_id, p.building_id)
        is distinct from (b.town_id, b.community_id, b.grid_id, b.compound_id, b.building_id)`.execute(ctx.db);
}

export type ChangeKind = 'added' | 'renamed' | 'moved' | 'merged' | 'split' | 'closed' | 'grid-set';

/** Keeps what happened to a place where its page can show it; `note` is what people read, as an old name. */
export async function keepChange(
  ctx: Ctx,
  change: { kind: ChangeKind; placeId: string; otherId?: string | null; note: string },
) {
  await sql`insert into places.changes (county, id, kind, place_id, other_id, note, changed_by, changed_at)
    values (${ctx.county}, ${newId()}, ${change.kind}, ${change.placeId}, ${change.otherId ?? null}, ${change.note},
      ${ctx.actor.id}, ${ctx.now})`.execute(ctx.db);
}

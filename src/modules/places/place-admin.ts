import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { type CompoundProfile, readProfile } from './compound-profile.ts';
import type { Level } from './place.ts';
import { levelLabels, natural } from './place-names.ts';
import { suggestPlaces } from './place-suggestions.ts';
import { findPlace, type Place, parents } from './structure.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group: string;
}

/** The register of places from the county down, or what a search finds in it. */
export const placeSearch = query(
  z.object({ q: z.string().trim().max(40, '最多 40 个字。').optional() }),
  async (ctx, { q }) => {
    const root = await sql<{ id: string }>`select id from places.places
      where county = ${ctx.county} and parent_id is null`.execute(ctx.db as never);
    const countyId = root.rows[0]?.id;
    if (!countyId) throw new NotFound();
    return { q: q ?? '', found: q ? await suggestPlaces(ctx, q) : null, ...(await detail(ctx, countyId)) };
  },
);
export type PlaceSearch = Awaited<ReturnType<(typeof placeSearch)['run']>>;

/** One place with all its page shows: the way to it, what lies in it, its profile, its history, and where it could go. */
export const placeAdmin = query(z.object({ placeId: z.uuid() }), (ctx, { placeId }) => detail(ctx, placeId));
export type PlaceAdmin = Awaited<ReturnType<(typeof placeAdmin)['run']>>;

async function detail(ctx: ReadCtx, placeId: string) {
  const place = await findPlace(ctx, placeId);
  const may = ctx.actor.can('places.manage') && place.closedOn === null;
  const [path, children, history, counted, grids, targets, twins] = await Promise.all([
    pathOf(ctx, place),
    childrenOf(ctx, place),
    historyOf(ctx, placeId),
    countBelow(ctx, place),
    place.communityId ? gridsOf(ctx, place.communityId) : [],
    may ? targetsOf(ctx, place) : [],
    may ? twinsOf(ctx, place) : [],
  ]);
  return {
    place: { ...place, levelLabel: levelLabels[place.level], profile: profileOf(place) },
    mayChange: may,
    path,
    children,
    history,
    counted,
    grids,
    targets,
    twins,
    canHold: (Object.keys(parents) as Level[]).filter((level) => parents[level].includes(place.level)),
  };
}

const profileOf = (place: Place): CompoundProfile | null =>
  place.level === 'compound' ? readProfile(place.profile) : null;

async function pathOf(ctx: ReadCtx, place: Place): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`with recursive up as (
      select p.county, p.id, p.name, p.parent_id, 0 as step from places.places p where p.county = ${ctx.county} and p.id = ${place.id}
      union all
      select p.county, p.id, p.name, p.parent_id, u.step + 1 from up u
      join places.places p on p.county = u.county and p.id = u.parent_id)
    select id, name from up order by step desc`.execute(ctx.db as never);
  return found.rows;
}

export interface ChildPlace {
  readonly id: string;
  readonly level: Level;
  readonly name: string;
  readonly code: string | null;
  readonly gridName: string | null;
  readonly below: number;
}

/** What hangs below, and in a grid also what belongs to it through its column. */
async function childrenOf(ctx: ReadCtx, place: Place): Promise<ChildPlace[]> {
  const inGrid =
    place.level === 'grid'
      ? sql`or (p.grid_id = ${place.id} and p.level in ('compound', 'building')
    and (p.level = 'compound' or p.compound_id is null or not exists (select 1 from places.places k
      where k.county = p.county and k.id = p.compound_id and k.grid_id = ${place.id})))`
      : sql``;
  const found = await sql<ChildPlace>`select p.id, p.level, p.name, p.code, g.name as grid_name,
      (select count(*) from places.places b where b.county = p.county and b.parent_id = p.id and b.closed_on is null) as below
    from places.places p
    left join places.places g on g.county = p.county and g.id = p.grid_id and g.id <> p.id
    where p.county = ${ctx.county} and p.closed_on is null and (p.parent_id = ${place.id} ${inGrid})
    limit 2000`.execute(ctx.db as never);
  const order: readonly Level[] = ['town', 'community', 'grid', 'compound', 'building', 'home'];
  return found.rows.sort(
    (a, b) =>
      order.indexOf(a.level) - order.indexOf(b.level) ||
      natural.compare(a.code ?? '', b.code ?? '') ||
      natural.compare(a.name, b.name),
  );
}

async function historyOf(ctx: ReadCtx, placeId: string) {
  const found = await sql<{ kind: string; note: string; at: Date; otherId: string | null; otherName: string | null }>`
    select c.kind, c.note, c.changed_at as at, c.other_id, o.name as other_name from places.changes c
    left join places.places o on o.county = c.county and o.id = c.other_id
    where c.county = ${ctx.county} and c.place_id = ${placeId} order by c.changed_at desc, c.id desc limit 50`.execute(
    ctx.db as never,
  );
  return found.rows;
}

async function countBelow(ctx: ReadCtx, place: Place): Promise<{ buildings: number; homes: number }> {
  if (place.level !== 'compound' && place.level !== 'building') return { buildings: 0, homes: 0 };
  const column = place.level === 'compound' ? sql`p.compound_id` : sql`p.building_id`;
  const found = await sql<{ buildings: number; homes: number }>`
    select count(*) filter (where p.level = 'building') as buildings, count(*) filter (where p.level = 'home') as homes
    from places.places p where p.county = ${ctx.county} and p.community_id is not distinct from ${place.communityId}
      and ${column} = ${place.id} and p.closed_on is null`.execute(ctx.db as never);
  return found.rows[0] ?? { buildings: 0, homes: 0 };
}

async function gridsOf(
  ctx: ReadCtx,
  communityId: string,
): Promise<{ id: string; name: string; code: string | null }[]> {
  const found = await sql<{
    id: string;
    name: string;
    code: string | null;
  }>`select p.id, p.name, p.code from places.places p
    where p.county = ${ctx.county} and p.parent_id = ${communityId} and p.level = 'grid' and p.closed_on is null
    order by p.code`.execute(ctx.db as never);
  return found.rows;
}

/** Where a place could be moved: towns and communities over the whole county, what is smaller within the same town. */
async function targetsOf(ctx: ReadCtx, place: Place): Promise<Choice[]> {
  if (place.level === 'county' || place.level === 'grid') return [];
  const near =
    place.level === 'town' || place.level === 'community' || place.level === 'compound' ? null : place.townId;
  return choicesOf(
    ctx,
    sql`p.level = any(${[...parents[place.level]]}::text[]) and p.id is distinct from ${place.parentId}::uuid
      and (${near}::uuid is null or p.town_id = ${near}::uuid)`,
  );
}

/** Those of the same level it could be merged into. */
async function twinsOf(ctx: ReadCtx, place: Place): Promise<Choice[]> {
  if (place.level === 'county') return [];
  const near = { town: sql`true`, community: sql`true`, compound: sql`p.town_id = ${place.townId}::uuid` };
  const within = near[place.level as keyof typeof near] ?? sql`p.parent_id = ${place.parentId}::uuid`;
  return choicesOf(ctx, sql`p.level = ${place.level} and p.id <> ${place.id} and ${within}`);
}

async function choicesOf(ctx: ReadCtx, which: ReturnType<typeof sql>): Promise<Choice[]> {
  const found = await sql<Choice>`select p.id as value, p.name as label, coalesce(nullif(concat_ws(' · ',
      case when p.town_id <> p.id then t.name end, case when p.community_id <> p.id then m.name end), ''), '全区县') as "group"
    from places.places p
    left join places.places t on t.county = p.county and t.id = p.town_id
    left join places.places m on m.county = p.county and m.id = p.community_id
    where p.county = ${ctx.county} and p.closed_on is null and ${which}
    order by "group", p.code, p.name limit 1000`.execute(ctx.db as never);
  return found.rows;
}

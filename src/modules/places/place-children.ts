import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { type Level, spokenName } from './place.ts';

export interface NamedPlace {
  readonly id: string;
  readonly level: Level;
  readonly name: string;
}

const shown = z.object({ id: z.uuid(), level: z.string(), name: z.string() });

/**
 * One step down of the way to a place: towns, their communities and villages, their compounds, their buildings. Grids
 * are passed over, because no resident knows theirs. Names only, as people say them; `county` as the id begins at the top.
 */
export const placeChildren = query(
  z.object({ placeId: z.union([z.uuid('没有这个地点，请从上一级重新选。'), z.literal('county')]) }),
  async (ctx, { placeId }) => {
    const path = await placePath(ctx, placeId === 'county' ? null : placeId);
    const place = path.at(-1);
    if (!place) throw new NotFound('没有这个地点，或它已经并入别处。');
    return { place, path, children: await childrenOf(ctx, place) };
  },
  z.object({ place: shown, path: z.array(shown), children: z.array(shown) }),
);
export type PlaceChildren = Awaited<ReturnType<(typeof placeChildren)['run']>>;

/** The county, then each place down to this one, without grids; empty when there is no such place today. */
export async function placePath(ctx: Pick<ReadCtx, 'county' | 'db'>, placeId: string | null): Promise<NamedPlace[]> {
  const found = await sql<NamedPlace>`
    with wanted as (
      select * from places.places where county = ${ctx.county} and closed_on is null
        and case when ${placeId}::uuid is null then parent_id is null else id = ${placeId}::uuid end)
    select p.id, p.level, p.name from wanted w
    join places.places p on p.county = w.county and (p.id = w.id or p.id in (w.town_id, w.community_id, w.compound_id, w.building_id))
    union select p.id, p.level, p.name from wanted w
    join places.places p on p.county = w.county and p.parent_id is null`.execute(ctx.db as never);
  return found.rows
    .filter((place) => place.level !== 'grid')
    .map(spoken)
    .sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
}

const spoken = (place: NamedPlace): NamedPlace => ({ ...place, name: spokenName(place.name) });
const order: readonly Level[] = ['county', 'town', 'community', 'compound', 'building', 'home'];
const natural = new Intl.Collator('zh-CN', { numeric: true });

async function childrenOf(ctx: ReadCtx, { id, level }: NamedPlace): Promise<NamedPlace[]> {
  const below =
    level === 'community'
      ? sql`community_id = ${id} and (level = 'compound' or (level = 'building' and compound_id is null))`
      : sql`parent_id = ${id} and level in ('town', 'community', 'compound', 'building')`;
  const found = await sql<NamedPlace>`select id, level, name from places.places
    where county = ${ctx.county} and ${below} and closed_on is null limit 1000`.execute(ctx.db as never);
  return found.rows.map(spoken).sort((one, other) => natural.compare(one.name, other.name));
}

import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { type PlaceSuggestion, spoken } from './place-suggestions.ts';

const reach = 0.03;

/** The five compounds and communities nearest to a position (degrees, WGS-84) within about three kilometres. */
export async function placesNear(ctx: ReadCtx, at: { lon: number; lat: number }): Promise<PlaceSuggestion[]> {
  // A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
  const narrow = Math.cos((at.lat * Math.PI) / 180);
  const found = await sql<PlaceSuggestion>`
    select p.id as value, p.name as label, concat_ws(' · ', town.name, nullif(community.name, p.name)) as detail
    from places.places p
    left join places.places community on community.county = p.county and community.id = p.community_id and community.id <> p.id
    left join places.places town on town.county = p.county and town.id = p.town_id and town.id <> p.id
    where p.county = ${ctx.county} and p.closed_on is null and p.level in ('community', 'compound')
      and p.lon between ${at.lon - reach} and ${at.lon + reach} and p.lat between ${at.lat - reach} and ${at.lat + reach}
    order by power((p.lon - ${at.lon}) * ${narrow}, 2) + power(p.lat - ${at.lat}, 2), p.id
    limit 5`.execute(ctx.db as never);
  return found.rows.map(spoken);
}

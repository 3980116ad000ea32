import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { readProfile } from './compound-profile.ts';
import { findPlace } from './structure.ts';

/** What a compound is and has, for anybody: figures, facilities and services, never a person. */
export const placeProfile = query(z.object({ placeId: z.uuid() }), async (ctx, { placeId }) => {
  const place = await findPlace(ctx, placeId);
  if (place.level !== 'compound' || place.closedOn) throw new NotFound('没有这个小区，或它已经并入别处。');
  const [names, counted] = await Promise.all([
    sql<{ town: string | null; community: string | null }>`select
      (select name from places.places where county = ${ctx.county} and id = ${place.townId}) as town,
      (select name from places.places where county = ${ctx.county} and id = ${place.communityId}) as community`.execute(
      ctx.db as never,
    ),
    sql<{ buildings: number; homes: number }>`
      select count(*) filter (where level = 'building') as buildings, count(*) filter (where level = 'home') as homes
      from places.places where county = ${ctx.county} and community_id is not distinct from ${place.communityId}
        and compound_id = ${placeId} and closed_on is null`.execute(ctx.db as never),
  ]);
  const profile = readProfile(place.profile);
  return {
    id: place.id,
    name: place.name,
    ...(names.rows[0] ?? { town: null, community: null }),
    lon: place.lon,
    lat: place.lat,
    profile: {
      ...profile,
      buildings: profile.buildings ?? (counted.rows[0]?.buildings || undefined),
      homes: profile.homes ?? (counted.rows[0]?.homes || undefined),
    },
  };
});
export type PlaceProfile = Awaited<ReturnType<(typeof placeProfile)['run']>>;

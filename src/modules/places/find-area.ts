import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import type { Area, Level } from './place.ts';

export interface FoundArea extends Area {
  readonly level: Level;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** The area a place lies in today. A place that was closed or merged cannot take anything new. */
export async function findArea(ctx: Pick<ReadCtx, 'county' | 'db'>, placeId: string): Promise<FoundArea> {
  const found = await sql<FoundArea>`
    select id as place_id, level, name, town_id, community_id, grid_id, compound_id, building_id, lon, lat
    from places.places where county = ${ctx.county} and id = ${placeId} and closed_on is null`.execute(ctx.db as never);
  const row = found.rows[0];
  if (!row) throw new Invalid({ placeId: '没有这个地点，或它已经并入别处，请重新选择。' });
  return row;
}

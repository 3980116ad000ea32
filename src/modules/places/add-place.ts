import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { findArea } from './find-area.ts';
import type { Level } from './place.ts';
import { parents } from './structure.ts';

export interface NewPlace {
  readonly level: Exclude<Level, 'county'>;
  readonly parentId: string;
  readonly name: string;
  readonly kind?: string | undefined;
  readonly code?: string | undefined;
  readonly gridId?: string | undefined;
  readonly lon?: number | undefined;
  readonly lat?: number | undefined;
  readonly profile?: object | undefined;
}

/** Adds a place below another one; it takes over its parent's area, so that whoever answers for the parent answers for it. */
export async function addPlace(ctx: Ctx, place: NewPlace): Promise<string> {
  const above = await findArea(ctx, place.parentId);
  if (!parents[place.level].includes(above.level))
    throw new Invalid({ parentId: '它不能放在这个上级下面，请重新选。' });
  const id = newId();
  const own = (level: Level, inherited: string | null) => (place.level === level ? id : inherited);
  await sql`insert into places.places (county, id, level, kind, code, name, parent_id, town_id, community_id, grid_id,
      compound_id, building_id, lon, lat, profile, opened_on)
    values (${ctx.county}, ${id}, ${place.level}, ${place.kind ?? place.level}, ${place.code ?? null}, ${place.name},
      ${place.parentId}, ${own('town', above.townId)}, ${own('community', above.communityId)},
      ${own('grid', place.gridId ?? above.gridId)}, ${own('compound', above.compoundId)}, ${own('building', above.buildingId)},
      ${place.lon ?? above.lon}, ${place.lat ?? above.lat}, ${JSON.stringify(place.profile ?? {})}, ${shanghaiDay(ctx.now)}::date)`.execute(
    ctx.db,
  );
  return id;
}

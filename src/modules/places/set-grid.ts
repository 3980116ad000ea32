import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { findPlace, keepChange, takePlace } from './structure.ts';

/** Puts a compound or building, with all below it, into one grid of its community, or into none. It can never lie in two. */
export const setGrid = command(
  z.object({ placeId: z.uuid(), gridId: z.uuid().optional() }),
  async (ctx, { placeId, gridId }) => {
    const taken = await takePlace(ctx, placeId);
    if (taken.level !== 'compound' && taken.level !== 'building') {
      throw new Conflict('places.no-grid', '只有小区和楼栋能划入网格。');
    }
    if (gridId) {
      const grid = await findPlace(ctx, gridId);
      if (grid.level !== 'grid' || grid.closedOn || grid.communityId !== taken.communityId) {
        throw new Invalid({ gridId: '请选同一个社区里在用的网格。' });
      }
    }
    await Promise.all([
      sql`update places.places p set grid_id = ${gridId ?? null},
          parent_id = case when p.id = ${placeId} and u.level = 'grid' then p.community_id else p.parent_id end
        from places.places u
        where p.county = ${ctx.county} and u.county = p.county and u.id = p.parent_id and p.closed_on is null
          and (p.id = ${placeId} or p.compound_id = ${placeId} or p.building_id = ${placeId})`.execute(ctx.db),
      keepChange(ctx, { kind: 'grid-set', placeId, otherId: gridId ?? null, note: '' }),
      record(ctx, { kind: 'place.grid-set', thingId: placeId, detail: { level: taken.level, gridId: gridId ?? null } }),
    ]);
    return { placeId };
  },
  { output: z.object({ placeId: z.uuid() }) },
);

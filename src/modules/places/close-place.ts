import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { keepChange, takePlace } from './structure.ts';

/** Ends a place that is no more, as a building torn down. One that still holds open places is refused: they would hang in the air. */
export const closePlace = command(
  z.object({ placeId: z.uuid(), note: z.string().trim().max(200, '最多 200 个字。').default('') }),
  async (ctx, { placeId, note }) => {
    const taken = await takePlace(ctx, placeId);
    if (taken.level === 'county') throw new Conflict('places.county-stays', '区县本身不能停用。');
    const below = await sql<{ count: number }>`select count(*) as count from places.places
      where county = ${ctx.county} and closed_on is null and (parent_id = ${placeId} or (grid_id = ${placeId} and id <> ${placeId}))`.execute(
      ctx.db,
    );
    const count = below.rows[0]?.count ?? 0;
    if (count > 0) {
      throw new Conflict('places.not-empty', `它下面还有 ${count} 个在用的地点，请先移走、并入别处或停用它们。`);
    }
    await Promise.all([
      sql`update places.places set closed_on = ${shanghaiDay(ctx.now)}::date
        where county = ${ctx.county} and id = ${placeId}`.execute(ctx.db),
      keepChange(ctx, { kind: 'closed', placeId, note }),
      record(ctx, { kind: 'place.closed', thingId: placeId, detail: { level: taken.level } }),
    ]);
    return { placeId, parentId: taken.parentId };
  },
  { output: z.object({ placeId: z.uuid(), parentId: z.uuid().nullable() }) },
);

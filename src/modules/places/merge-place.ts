import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { findPlace, hang, keepChange, type Place, takePlace } from './structure.ts';

/**
 * Lets a place end in another of its level: everything below goes over, and open cases answer to the other one from now on.
 * A name that both have is kept apart by where it came from. Codes are never given again.
 */
export const mergePlace = command(
  z.object({
    placeId: z.uuid(),
    intoId: z.uuid('请选并入哪里。'),
    note: z.string().trim().max(200, '最多 200 个字。').default(''),
  }),
  async (ctx, { placeId, intoId, note }) => {
    const taken = await takePlace(ctx, placeId);
    const into = await findPlace(ctx, intoId);
    if (taken.level === 'county') throw new Conflict('places.county-stays', '区县本身不能并入别处。');
    if (into.id === taken.id) throw new Invalid({ intoId: '不能并入它自己，请重新选。' });
    if (into.closedOn) throw new Invalid({ intoId: '选的地点已经停用或并入别处，请重新选。' });
    if (into.level !== taken.level) throw new Invalid({ intoId: '只能并入同一级的地点，请重新选。' });
    if (taken.level === 'grid' && into.communityId !== taken.communityId) {
      throw new Invalid({ intoId: '只能并入同一个社区的网格，请重新选。' });
    }
    await handOver(ctx, taken, into);
    await Promise.all([
      keepChange(ctx, { kind: 'merged', placeId, otherId: into.id, note }),
      keepChange(ctx, { kind: 'merged', placeId: into.id, otherId: placeId, note }),
      record(ctx, { kind: 'place.merged', thingId: placeId, detail: { level: taken.level, intoId: into.id } }),
    ]);
    return { placeId: into.id };
  },
  { output: z.object({ placeId: z.uuid() }) },
);

async function handOver(ctx: Ctx, taken: Place, into: Place) {
  await sql`update places.places c set name = left(c.name, 40) || ${`（原${taken.name.slice(0, 14)}）`}
    where c.county = ${ctx.county} and c.parent_id = ${taken.id} and c.closed_on is null and exists (
      select 1 from places.places o where o.county = c.county and o.parent_id = ${into.id} and o.name = c.name
        and o.closed_on is null)`.execute(ctx.db);
  const below = await sql<{ id: string }>`select id from places.places
    where county = ${ctx.county} and parent_id = ${taken.id} and closed_on is null`.execute(ctx.db);
  if (taken.level === 'grid') {
    await sql`update places.places set grid_id = ${into.id}
      where county = ${ctx.county} and grid_id = ${taken.id} and id <> ${taken.id}`.execute(ctx.db);
  }
  // The closed row takes the area of the place it went into, so that what was reported in it follows.
  await sql`update places.places set closed_on = ${shanghaiDay(ctx.now)}::date, town_id = ${into.townId},
      community_id = ${into.communityId}, grid_id = ${into.gridId}, compound_id = ${into.compoundId},
      building_id = ${into.buildingId}
    where county = ${ctx.county} and id = ${taken.id}`.execute(ctx.db);
  await hang(
    ctx,
    below.rows.map((row) => row.id),
    into.id,
  );
}

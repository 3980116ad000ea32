import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { addPlace } from './add-place.ts';
import { nextGridCode } from './grid-code.ts';
import { placeName } from './place-names.ts';
import { findPlace, hang, keepChange, type Place, recompute, takePlace } from './structure.ts';

/** Makes a new place beside one, of its level, and gives it some of what lay in the old one; open cases there follow. */
export const splitPlace = command(
  z.object({
    placeId: z.uuid(),
    name: placeName,
    childIds: z
      .preprocess((given) => (typeof given === 'string' ? [given] : (given ?? [])), z.array(z.uuid()))
      .refine((ids) => ids.length > 0, '请至少勾选一个要划出去的地点。'),
    note: z.string().trim().max(200, '最多 200 个字。').default(''),
  }),
  async (ctx, { placeId, name, childIds, note }) => {
    const taken = await takePlace(ctx, placeId);
    if (taken.level === 'county' || taken.level === 'home' || !taken.parentId) {
      throw new Conflict('places.cannot-split', '这一级不能拆分。');
    }
    await checkChildren(ctx, taken, childIds);
    const code = taken.level === 'grid' ? await nextGridCode(ctx, await findPlace(ctx, taken.parentId)) : undefined;
    const id = await addPlace(ctx, {
      level: taken.level,
      parentId: taken.parentId,
      name,
      kind: taken.kind,
      code,
      lon: taken.lon ?? undefined,
      lat: taken.lat ?? undefined,
      gridId: taken.level === 'grid' ? undefined : (taken.gridId ?? undefined),
    });
    if (taken.level === 'grid') await regrid(ctx, childIds, id);
    else await hang(ctx, childIds, id);
    await Promise.all([
      keepChange(ctx, { kind: 'split', placeId, otherId: id, note }),
      keepChange(ctx, { kind: 'split', placeId: id, otherId: placeId, note }),
      record(ctx, {
        kind: 'place.split',
        thingId: placeId,
        detail: { level: taken.level, newId: id, moved: childIds.length },
      }),
    ]);
    return { placeId: id };
  },
  { output: z.object({ placeId: z.uuid() }) },
);

async function checkChildren(ctx: Ctx, taken: Place, ids: readonly string[]) {
  const found = await sql<{ count: number }>`select count(*) as count from places.places
    where county = ${ctx.county} and id = any(${[...ids]}::uuid[]) and closed_on is null and id <> ${taken.id}
      and (parent_id = ${taken.id} or ${taken.level === 'grid'} and grid_id = ${taken.id})`.execute(ctx.db);
  if ((found.rows[0]?.count ?? 0) !== new Set(ids).size) {
    throw new Invalid({ childIds: '有的地点已经不在它下面了，请刷新后重新勾选。' });
  }
}

/** What belongs to a grid only through its column keeps its parent. */
async function regrid(ctx: Ctx, ids: readonly string[], gridId: string) {
  const list = sql`${[...ids]}::uuid[]`;
  await sql`update places.places set grid_id = ${gridId},
      parent_id = case when parent_id = (select grid_id from places.places o where o.county = places.county and o.id = places.id)
        then ${gridId} else parent_id end
    where county = ${ctx.county} and (id = any(${list}) or compound_id = any(${list}) or building_id = any(${list}))`.execute(
    ctx.db,
  );
  await recompute(ctx, list);
}

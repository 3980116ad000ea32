import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { keepChange, takePlace } from './structure.ts';

const upTo = (most: number, words: string) =>
  z.coerce.number('请填数字。').int('请填整数。').min(1, '至少是 1。').max(most, words);

/** Buildings by number and homes by entrance, floor and door, as they stand in most compounds. */
export const pattern = z.object({
  from: upTo(999, '楼号最大 999。').default(1),
  to: upTo(999, '楼号最大 999。').default(1),
  suffix: z.string().trim().min(1, '请填楼栋的叫法，如“号楼”。').max(10, '最多 10 个字。').default('号楼'),
  entrances: z.coerce.number('请填数字。').int().min(0).max(20, '最多 20 个单元。').default(0),
  floors: upTo(99, '最多 99 层。').default(6),
  doors: upTo(30, '每层最多 30 户。').default(2),
});
export type Pattern = z.output<typeof pattern>;
const mostPlaces = 20_000;

export interface PlannedBuilding {
  readonly name: string;
  readonly homes: readonly string[];
}

/** Why a pattern cannot be made at once; null when it can. */
export function planProblem(asked: Pattern): string | null {
  if (asked.to < asked.from) return '末尾的楼号不能小于开头的。';
  const total = (asked.to - asked.from + 1) * (asked.entrances * asked.floors * asked.doors + 1);
  return total > mostPlaces ? `一次最多 ${mostPlaces} 个，这里有 ${total} 个，请分几次增加。` : null;
}

/** What a pattern makes, for the preview and for the making alike. Without entrances only the buildings. */
export function plan(asked: Pattern): PlannedBuilding[] {
  const homes: string[] = [];
  for (let entrance = 1; entrance <= asked.entrances; entrance++) {
    for (let floor = 1; floor <= asked.floors; floor++) {
      for (let door = 1; door <= asked.doors; door++) {
        homes.push(`${entrance} 单元 ${floor}${String(door).padStart(2, '0')}`);
      }
    }
  }
  return Array.from({ length: asked.to - asked.from + 1 }, (_, at) => ({
    name: `${asked.from + at} ${asked.suffix}`,
    homes,
  }));
}

/** Adds all buildings and homes of a pattern to a compound at once; what is there already stays as it is. */
export const addManyPlaces = command(
  pattern.extend({ placeId: z.uuid() }),
  async (ctx, { placeId, ...asked }) => {
    const taken = await takePlace(ctx, placeId);
    if (taken.level !== 'compound') throw new Invalid({ form: '只能在小区里批量增加楼栋。' });
    const problem = planProblem(asked);
    if (problem) throw new Invalid({ to: problem });
    const planned = plan(asked);
    const buildings = await insertMissing(
      ctx,
      'building',
      planned.map((one) => ({ id: newId(), parentId: placeId, name: one.name })),
    );
    const ids = await buildingIds(ctx, placeId);
    const homes = await insertMissing(
      ctx,
      'home',
      planned.flatMap(({ name, homes }) => {
        const parentId = ids.get(name);
        return parentId ? homes.map((home) => ({ id: newId(), parentId, name: home })) : [];
      }),
    );
    await Promise.all([
      keepChange(ctx, { kind: 'added', placeId, note: `批量增加 ${buildings} 栋楼、${homes} 户` }),
      record(ctx, {
        kind: 'place.added',
        thingId: placeId,
        detail: { level: 'building', parentId: placeId, count: buildings + homes },
      }),
    ]);
    return { placeId, buildings, homes };
  },
  { output: z.object({ placeId: z.uuid(), buildings: z.int(), homes: z.int() }) },
);

async function insertMissing(
  ctx: Ctx,
  level: 'building' | 'home',
  rows: { id: string; parentId: string; name: string }[],
) {
  const made =
    await sql`insert into places.places (county, id, level, kind, name, parent_id, town_id, community_id, grid_id,
      compound_id, building_id, lon, lat, opened_on)
    select ${ctx.county}, r.id, ${level}, ${level}, r.name, u.id, u.town_id, u.community_id, u.grid_id, u.compound_id,
      case when ${level} = 'building' then r.id else u.building_id end, u.lon, u.lat, ${shanghaiDay(ctx.now)}::date
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, "parentId" uuid, name text)
    join places.places u on u.county = ${ctx.county} and u.id = r."parentId"
    on conflict on constraint places_one_name do nothing`.execute(ctx.db);
  return Number(made.numAffectedRows ?? 0n);
}

async function buildingIds(ctx: Ctx, compoundId: string): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`select id, name from places.places
    where county = ${ctx.county} and parent_id = ${compoundId} and level = 'building' and closed_on is null`.execute(
    ctx.db,
  );
  return new Map(found.rows.map((row) => [row.name, row.id]));
}

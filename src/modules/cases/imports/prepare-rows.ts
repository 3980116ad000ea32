import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { shanghaiDay } from '../../../platform/worktime/index.ts';
import { isLate } from '../case.ts';
import { type CaseClock, caseClock } from '../case-clock.ts';
import { titleOf } from '../title.ts';
import type { ImportMap } from './import-map.ts';
import type { FileRow, RowProblem } from './read-rows.ts';

/** Stands for "no deadline": a case that the file leaves without a limit is never late. */
export const noLimit = new Date('9999-12-31T00:00:00Z');

/** A row that the county's rules accept, ready to be written. */
export interface PreparedRow extends Omit<FileRow, 'kind' | 'category' | 'place' | 'unit' | 'receivedAt' | 'dueAt'> {
  readonly title: string;
  readonly kind: string;
  readonly category: string;
  readonly urgency: string;
  readonly area: ImportArea;
  readonly placeName: string;
  readonly unitName: string | null;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly certainty: 'final' | 'provisional';
  /** Our own reckoning, beside the file's in `onTime`. */
  readonly reckonedOnTime: boolean;
}

export interface ImportArea {
  readonly placeId: string;
  readonly townId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly compoundId: string | null;
  readonly buildingId: string | null;
}

/** What the county knows that rows are matched against, read once a file. */
export interface ImportGround {
  readonly clock: CaseClock;
  readonly places: Map<string, ImportArea & { name: string }>;
  readonly county: ImportArea & { name: string };
  readonly units: Map<string, string>;
}

export async function importGround(ctx: Ctx): Promise<ImportGround> {
  const [clock, places, units] = await Promise.all([
    caseClock(ctx),
    sql<
      ImportArea & { name: string; level: string; code: string | null }
    >`select id as place_id, name, level, code, town_id, community_id,
        grid_id, compound_id, building_id from places.places
      where county = ${ctx.county} and closed_on is null and level in ('county', 'town', 'community', 'compound')`.execute(
      ctx.db,
    ),
    sql<{ id: string; name: string }>`select id, name from organizations.organizations
      where county = ${ctx.county} and (closed_on is null or closed_on > ${shanghaiDay(ctx.now)}::date)`.execute(
      ctx.db,
    ),
  ]);
  const county = places.rows.find((row) => row.level === 'county');
  if (!county) throw new Error('the county is not open');
  const byName = new Map(places.rows.map((row) => [row.name, row]));
  for (const row of places.rows) if (row.code) byName.set(row.code, row);
  return { clock, places: byName, county, units: new Map(units.rows.map((row) => [row.name, row.id])) };
}

/** Lets the county's rules look at one row: kind, category, place, unit, deadline. */
export function prepareRow(row: FileRow, map: ImportMap, ground: ImportGround, now: Date): PreparedRow | RowProblem {
  const { rules } = ground.clock;
  const kind = row.kind ? (map.kinds[row.kind] ?? map.defaultKind) : map.defaultKind;
  const category = row.category ? (map.categories[row.category] ?? map.defaultCategory) : map.defaultCategory;
  const bad = (message: string): RowProblem => ({ row: row.row, message: `第 ${row.row} 行：${message}` });
  if (!rules.kinds.some((one) => one.key === kind)) return bad(`规则里没有“${kind}”这一种。`);
  if (!rules.categories.some((one) => one.key === category)) return bad(`规则里没有“${category}”这一类。`);
  const unitName = row.unit && (ground.units.has(row.unit) || map.missingUnits === 'create') ? row.unit : null;
  if (row.unit && !unitName && map.missingUnits === 'refuse') return bad(`没有“${row.unit}”这个单位。`);
  const receivedAt = row.receivedAt ?? now;
  if (receivedAt.getTime() > now.getTime() + 86_400_000) return bad('来件时间在将来。');
  const reckoned = ground.clock.answer(kind, category, receivedAt);
  const dueAt = row.dueAt ?? (map.withoutDueAt === 'none' ? noLimit : reckoned.dueAt);
  const place = (row.place && ground.places.get(row.place)) || ground.county;
  return {
    ...row,
    kind,
    category,
    urgency: reckoned.urgency,
    title: (row.title || titleOf(row.words)).slice(0, 80),
    area: place,
    placeName: place.name,
    unitName,
    receivedAt,
    dueAt,
    certainty: row.dueAt || map.withoutDueAt === 'none' || !reckoned.provisional ? 'final' : 'provisional',
    reckonedOnTime: !isLate(
      { answeredAt: null, closedAt: row.isClosed ? (row.closedAt ?? receivedAt) : null, dueAt },
      now,
    ),
  };
}

import { sql } from 'kysely';
import { vectorText } from '../../platform/chinese-words.ts';
import type { Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { systemActor } from '../../platform/system-actor.ts';
import { type Activity, record } from '../activity/index.ts';
import { areaColumn } from '../places/index.ts';
import { factsOf } from './activity-kinds.ts';
import type { Case } from './case.ts';
import { mark } from './search-document.ts';

const batch = 500;
const columns: Record<string, ReturnType<typeof sql>> = {
  townId: sql`c.town_id`,
  communityId: sql`c.community_id`,
  gridId: sql`c.grid_id`,
  compoundId: sql`c.compound_id`,
  buildingId: sql`c.building_id`,
};

/**
 * After a place moved, merged or was split, the open cases in it answer to the area their place lies in now: desks, roles
 * and filters find them there. Where they were reported never changes; what has ended keeps the area that answered for it.
 */
export async function followPlace(db: Db, means: Means, county: number, entries: readonly Activity[]): Promise<void> {
  for (const entry of entries) {
    const { level } = entry.detail as { level: string };
    while ((await followBatch(db, means, county, entry.thingId, level)) === batch);
  }
}

type Moved = Case & { oldTown: string | null; oldCommunity: string | null };

async function followBatch(db: Db, means: Means, county: number, placeId: string, level: string): Promise<number> {
  const column = columns[areaColumn[level] ?? ''];
  const inside = column
    ? sql`(${column} = ${placeId}::uuid or c.place_id = ${placeId}::uuid)`
    : sql`c.place_id = ${placeId}::uuid`;
  const now = new Date();
  const area = (of: 'c' | 'p') =>
    sql.raw(['town', 'community', 'grid', 'compound', 'building'].map((name) => `${of}.${name}_id`).join(', '));
  const moved = await sql<Moved>`with wrong as (
      select c.county, c.id, c.town_id as old_town, c.community_id as old_community
      from cases.cases c join places.places p on p.county = c.county and p.id = c.place_id
      where c.county = ${county} and c.closed_at is null and ${inside} and (${area('c')}) is distinct from (${area('p')})
      order by c.id limit ${batch} for update of c)
    update cases.cases c set town_id = p.town_id, community_id = p.community_id, grid_id = p.grid_id,
      compound_id = p.compound_id, building_id = p.building_id, changed_at = ${now}
    from wrong w, places.places p
    where c.county = w.county and c.id = w.id and p.county = c.county and p.id = c.place_id
    returning c.*, w.old_town, w.old_community`.execute(db);
  if (moved.rows.length === 0) return 0;
  await sql`update cases.search s set document = s.document || m.marks::tsvector
    from json_to_recordset(${JSON.stringify(moved.rows.map(marksOf))}::json) as m(id uuid, marks text)
    where s.county = ${county} and s.case_id = m.id`.execute(db);
  const ctx = { county, db, now, actor: systemActor(county), requestId: 'follow-place', means };
  await record(
    ctx,
    ...moved.rows.map((row) => ({
      kind: 'case.area-changed' as const,
      thingId: row.id,
      detail: { ...factsOf(row), fromTown: row.oldTown, fromCommunity: row.oldCommunity, becauseOf: placeId },
    })),
  );
  return moved.rows.length;
}

const marksOf = (row: Moved) => ({
  id: row.id,
  marks: vectorText(
    [row.townId, row.communityId, row.gridId, row.compoundId, row.buildingId].flatMap((id) =>
      id ? [mark.place(id)] : [],
    ),
  ),
});

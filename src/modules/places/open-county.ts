import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { divisionOfCounty } from './divisions.ts';
import type { Level } from './place.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'county.opened': { towns: number; communities: number };
  }
}

/**
 * Opens a county with all its towns, villages and communities from the shipped register of divisions.
 * The county of the caller's context is the one that opens; it opens once.
 */
export const openCounty = command(z.object({}), async (ctx) => {
  const division = divisionOfCounty(ctx.county);
  if (!division) throw new Invalid({ county: `没有代码为 ${ctx.county} 的区县。` });
  const made = await sql`insert into places.counties (county, name, city, province, opened_at)
    values (${ctx.county}, ${division.name}, ${division.city}, ${division.province}, ${ctx.now})
    on conflict on constraint counties_pkey do nothing`.execute(ctx.db);
  if (made.numAffectedRows === 0n) throw new Conflict('places.county-open', '这个区县已经开通了。');
  const countyId = newId();
  const rows: NewPlace[] = [
    newPlace(countyId, 'county', 'county', String(ctx.county), division.name, null, null, null),
  ];
  for (const town of division.towns) {
    const townId = newId();
    rows.push(newPlace(townId, 'town', town.kind, town.code, town.name, countyId, townId, null));
    for (const village of town.villages) {
      const id = newId();
      rows.push(newPlace(id, 'community', village.kind, village.code, village.name, townId, townId, id));
    }
  }
  await insertPlaces(ctx, rows);
  const towns = division.towns.length;
  const communities = rows.length - 1 - towns;
  await record(ctx, { kind: 'county.opened', thingId: countyId, detail: { towns, communities } });
  return { countyId, towns, communities };
});

interface NewPlace {
  id: string;
  level: Level;
  kind: string;
  code: string | null;
  name: string;
  parentId: string | null;
  townId: string | null;
  communityId: string | null;
}

function newPlace(
  id: string,
  level: Level,
  kind: string,
  code: string,
  name: string,
  parentId: string | null,
  townId: string | null,
  communityId: string | null,
): NewPlace {
  return { id, level, kind, code, name, parentId, townId, communityId };
}

async function insertPlaces(ctx: Parameters<typeof openCounty.run>[0], rows: NewPlace[]) {
  await sql`insert into places.places (county, id, level, kind, code, name, parent_id, town_id, community_id, opened_on)
    select ${ctx.county}, r.id, r.level, r.kind, r.code, r.name, r."parentId", r."townId", r."communityId", ${shanghaiDay(ctx.now)}::date
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, level text, kind text, code text, name text,
      "parentId" uuid, "townId" uuid, "communityId" uuid)`.execute(ctx.db);
}

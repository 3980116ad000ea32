import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

const known = new Map<number, { name: string; city: string; province: string }>();

/** The name of an open county; null when it has not been opened here. */
export async function findCounty(db: Db, county: number) {
  const remembered = known.get(county);
  if (remembered) return remembered;
  const found = await sql<{ name: string; city: string; province: string }>`
    select name, city, province from places.counties where county = ${county}`.execute(db);
  const row = found.rows[0];
  if (row) known.set(county, row);
  return row ?? null;
}

/** The counties this installation serves, by code. */
export async function openCounties(
  db: Db,
): Promise<{ county: number; name: string; city: string; province: string }[]> {
  const found = await sql<{ county: number; name: string; city: string; province: string }>`
    select county, name, city, province from places.counties order by county`.execute(db);
  return found.rows;
}

/** The next request reads the county's name again. */
export function forgetCounty(county: number) {
  known.delete(county);
}

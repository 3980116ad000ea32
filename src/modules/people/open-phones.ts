import { sql } from 'kysely';
import type { Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { open } from './person.ts';

/** People's numbers for a gateway, never for a screen; who left none is absent. */
export async function openPhones(
  db: Db,
  means: Means,
  county: number,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await sql<{ id: string; phone: Buffer }>`select id, phone from people.persons
    where county = ${county} and id = any(${[...personIds]}::uuid[]) and phone is not null`.execute(db);
  return new Map(found.rows.map((row) => [row.id, open(means.sealer, 'phone', county, row.id, row.phone)]));
}

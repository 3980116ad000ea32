import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** The persons who act for each of these bodies today, in any role. */
export async function unitMembers(
  db: Db,
  county: number,
  organizationIds: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  const found = await sql<{ organizationId: string; people: string[] }>`
    select organization_id, array_agg(distinct person_id::text) as people from people.grants
    where county = ${county} and organization_id = any(${[...organizationIds]}::uuid[]) and ended_at is null
      and starts_on <= ${today}::date and (ends_on is null or ends_on >= ${today}::date)
    group by organization_id`.execute(db);
  return new Map(found.rows.map((row) => [row.organizationId, row.people]));
}

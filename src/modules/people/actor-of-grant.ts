import { sql } from 'kysely';
import type { Actor } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { holds, isRole } from './roles.ts';

interface Row {
  id: string;
  role: string;
  placeId: string;
  placeLevel: string;
  placeName: string;
  organizationId: string | null;
}

/**
 * The person as they act in one of their roles, for work that goes on after they left; null when the role has ended by
 * now. Without a role it is the person as a resident.
 */
export async function actorOfGrant(
  db: Db,
  county: number,
  who: { personId: string; grantId: string | null },
  now: Date,
): Promise<Actor | null> {
  const base = { id: who.personId, county, scopes: null, sessionId: null };
  if (who.grantId === null) {
    const can = (word: string) => holds(null, word, null);
    return { ...base, role: null, grantId: null, place: null, organizationId: null, can };
  }
  const today = shanghaiDay(now);
  const found =
    await sql<Row>`select g.id, g.role, g.place_id, l.level as place_level, l.name as place_name, g.organization_id
    from people.grants g join places.places l on l.county = g.county and l.id = g.place_id
    where g.county = ${county} and g.id = ${who.grantId}::uuid and g.person_id = ${who.personId}::uuid and g.ended_at is null
      and g.starts_on <= ${today}::date and (g.ends_on is null or g.ends_on >= ${today}::date)`.execute(db);
  const grant = found.rows[0];
  if (!grant || !isRole(grant.role)) return null;
  const { role } = grant;
  return {
    ...base,
    role,
    grantId: grant.id,
    place: { id: grant.placeId, level: grant.placeLevel, name: grant.placeName },
    organizationId: grant.organizationId,
    can: (word) => holds(role, word, null),
  };
}

import { sql } from 'kysely';
import type { Actor, Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Visitor } from '../../platform/http/route.ts';
import { tokenHash } from '../../platform/sealing/index.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { maskedName } from './person.ts';
import { holds, isRole, roles } from './roles.ts';

interface GrantRow {
  id: string;
  role: string;
  placeId: string;
  placeLevel: string;
  placeName: string;
  organizationId: string | null;
  organizationName: string | null;
}

interface Row {
  personId: string;
  grantId: string | null;
  scopes: string[] | null;
  sessionId: string | null;
  expiresAt: Date;
  name: Buffer;
  typeSize: string;
  grants: GrantRow[] | null;
}

type Found = { actor: Actor; visitor: Visitor };

// Seconds, so that a role taken away or a session ended elsewhere stops counting at once for a person's eyes.
const freshFor = 1500;
const maxKnown = 5000;
const known = new Map<string, { until: number; found: Found }>();

/**
 * Who stands behind a session or a bearer token, in the role they chose. A role whose days are over does not count;
 * a person whose chosen role ended acts as a resident.
 */
export async function findVisitor(
  db: Db,
  means: Means,
  county: number,
  token: string,
  now: Date,
): Promise<Found | null> {
  const key = `${county}/${token}`;
  const remembered = known.get(key);
  if (remembered && remembered.until > now.getTime()) return remembered.found;
  const row = await readVisit(db, county, token, now);
  if (!row) return null;
  const found = { actor: actorOf(county, row), visitor: visitorOf(means, county, row) };
  if (known.size >= maxKnown) known.clear();
  known.set(key, { until: Math.min(now.getTime() + freshFor, row.expiresAt.getTime()), found });
  return found;
}

/** The next request of this session reads its person and role afresh; called when they change here. */
export function forgetVisitors() {
  known.clear();
}

async function readVisit(db: Db, county: number, token: string, now: Date): Promise<Row | undefined> {
  const hash = tokenHash(token);
  const today = shanghaiDay(now);
  const grants = sql`(
    select json_agg(json_build_object('id', g.id, 'role', g.role, 'placeId', g.place_id, 'placeLevel', l.level,
      'placeName', l.name, 'organizationId', g.organization_id, 'organizationName', o.name) order by g.granted_at, g.id)
    from people.grants g
    join places.places l on l.county = g.county and l.id = g.place_id
    left join organizations.organizations o on o.county = g.county and o.id = g.organization_id
    where g.county = p.county and g.person_id = p.id and g.ended_at is null
      and g.starts_on <= ${today}::date and (g.ends_on is null or g.ends_on >= ${today}::date)) as grants`;
  const found = token.startsWith('t_')
    ? await sql<Row>`select p.id as person_id, t.grant_id, t.scopes, null as session_id, t.expires_at, p.name, p.type_size, ${grants}
        from people.tokens t join people.persons p on p.county = t.county and p.id = t.person_id
        where t.county = ${county} and t.token_hash = ${hash} and t.ended_at is null and t.expires_at > ${now}`.execute(
        db,
      )
    : await sql<Row>`select p.id as person_id, s.grant_id, null as scopes, s.id as session_id, s.expires_at, p.name, p.type_size, ${grants}
        from people.sessions s join people.persons p on p.county = s.county and p.id = s.person_id
        where s.county = ${county} and s.token_hash = ${hash} and s.expires_at > ${now}`.execute(db);
  return found.rows[0];
}

function actorOf(county: number, row: Row): Actor {
  const grant = row.grants?.find((one) => one.id === row.grantId);
  const role = grant && isRole(grant.role) ? grant.role : null;
  return {
    id: row.personId,
    county,
    role,
    grantId: role ? (grant?.id ?? null) : null,
    place: role && grant ? { id: grant.placeId, level: grant.placeLevel, name: grant.placeName } : null,
    organizationId: role ? (grant?.organizationId ?? null) : null,
    scopes: row.scopes,
    sessionId: row.sessionId,
    can: (word) => holds(role, word, row.scopes),
  };
}

function visitorOf(means: Means, county: number, row: Row): Visitor {
  return {
    id: row.personId,
    maskedName: maskedName(means.sealer, county, row.personId, row.name),
    elder: row.typeSize === 'large',
    roles: (row.grants ?? []).flatMap((grant) =>
      isRole(grant.role)
        ? [
            {
              grantId: grant.id,
              label: roles[grant.role].label,
              place: grant.organizationName ?? grant.placeName,
              current: grant.id === row.grantId,
            },
          ]
        : [],
    ),
  };
}

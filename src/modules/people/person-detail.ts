import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { findPerson, may, type PersonInReach } from './access.ts';
import { grantsOf } from './grants.ts';
import { masks, open, type PersonField } from './person.ts';
import { type RoleName, roleNames, roles } from './roles.ts';

/** One person: what is known, masked, the roles they hold and held, and what may be done. */
export const personDetail = query(z.object({ personId: z.uuid() }), async (ctx, { personId }) => {
  const person = await findPerson(ctx, personId);
  const canGrant = may.grant(ctx.actor, personId);
  const [grants, login, places, organizations] = await Promise.all([
    grantsOf(ctx, personId),
    readLogin(ctx, personId),
    canGrant ? grantPlaces(ctx) : [],
    canGrant ? grantOrganizations(ctx) : [],
  ]);
  return {
    id: person.id,
    fields: fieldsOf(ctx, person),
    homePlace: person.homePlace,
    joinedAt: person.joinedAt,
    login,
    grants,
    roles: roleNames.map((role: RoleName) => ({ value: role, label: roles[role].label })),
    places,
    organizations,
    may: { reveal: may.reveal(ctx.actor), manage: may.manage(ctx.actor), grant: canGrant },
  };
});
export type PersonDetail = Awaited<ReturnType<(typeof personDetail)['run']>>;

const labels: Record<PersonField, string> = { name: '姓名', phone: '手机号', 'id-number': '身份证号', address: '门牌' };

function fieldsOf(ctx: ReadCtx, person: PersonInReach) {
  const sealed: [PersonField, Buffer | null][] = [
    ['name', person.name],
    ['phone', person.phone],
    ['id-number', person.idNumber],
    ['address', person.address],
  ];
  return sealed.map(([field, bytes]) => ({
    field,
    label: labels[field],
    masked: bytes ? masks[field](open(ctx.means.sealer, field, ctx.county, person.id, bytes)) : null,
  }));
}

async function readLogin(ctx: ReadCtx, personId: string) {
  const found = await sql<{ login: string; hasAuthenticator: boolean; lockedUntil: Date | null }>`select login,
      totp is not null as has_authenticator, locked_until from people.passwords
    where county = ${ctx.county} and person_id = ${personId}`.execute(ctx.db as never);
  return found.rows[0] ?? null;
}

/** Where a role can be held: the county and its towns, then what lies in each town down to the compound. */
async function grantPlaces(ctx: ReadCtx) {
  const found = await sql<{
    id: string;
    name: string;
    level: string;
    town: string | null;
  }>`select l.id, l.name, l.level,
      case when l.level in ('county', 'town') then null else t.name end as town
    from places.places l left join places.places t on t.county = l.county and t.id = l.town_id
    where l.county = ${ctx.county} and l.level in ('county', 'town', 'community', 'grid', 'compound') and l.closed_on is null
    order by (l.level <> 'county'), (l.level <> 'town'), t.code, t.id, l.code, l.id limit 3000`.execute(
    ctx.db as never,
  );
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, town } of found.rows) {
    const key = town ?? '区县和镇街';
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ value: id, label: name });
  }
  return [...groups].map(([group, choices]) => ({ group, choices }));
}

async function grantOrganizations(ctx: ReadCtx) {
  const found = await sql<{ value: string; label: string }>`select id as value, name as label
    from organizations.organizations where county = ${ctx.county} and closed_on is null
    order by name, id limit 2000`.execute(ctx.db as never);
  return found.rows;
}

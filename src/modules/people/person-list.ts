import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { maskPhone } from '../../platform/identifiers/index.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { may, visiblePeople } from './access.ts';
import { maskedName, open } from './person.ts';
import { isRole, type RoleName, roleNames, roles } from './roles.ts';

const pageSize = 50;

interface Row {
  id: string;
  name: Buffer;
  phone: Buffer | null;
  homePlace: string | null;
  roles: string[] | null;
  joinedAt: Date;
}

/** Who is known within reach, masked, the newest first; by a role they hold today, or by the town they live or work in. */
export const personList = query(
  z.object({
    role: z.enum(roleNames as [RoleName, ...RoleName[]]).optional(),
    townId: z.uuid().optional(),
    before: z.uuid().optional(),
    phone: z.string().optional().catch(undefined),
  }),
  async (ctx, input) => {
    const [rows, towns] = await Promise.all([readRows(ctx, input), readTowns(ctx)]);
    const shown = rows.slice(0, pageSize);
    return {
      filter: { role: input.role ?? null, townId: input.townId ?? null },
      towns,
      items: shown.map((row) => present(ctx, row)),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
      may: { manage: may.manage(ctx.actor) },
    };
  },
);
export type PersonList = Awaited<ReturnType<(typeof personList)['run']>>;

async function readRows(
  ctx: ReadCtx,
  input: { role?: string | undefined; townId?: string | undefined; before?: string | undefined },
) {
  const today = shanghaiDay(ctx.now);
  const counts = sql`g.county = p.county and g.person_id = p.id and g.ended_at is null and g.starts_on <= ${today}::date
    and (g.ends_on is null or g.ends_on >= ${today}::date)`;
  const inTown = sql`(select id from places.places where county = ${ctx.county} and town_id = ${input.townId ?? null}::uuid)`;
  const byRole = input.role
    ? sql`exists (select 1 from people.grants g where ${counts} and g.role = ${input.role})`
    : sql`true`;
  const byTown = input.townId
    ? sql`(p.home_place_id in ${inTown} or exists (select 1 from people.grants g where ${counts} and g.place_id in ${inTown}))`
    : sql`true`;
  const byKey = input.before ? sql`p.id < ${input.before}::uuid` : sql`true`;
  const found = await sql<Row>`select p.id, p.name, p.phone, p.joined_at, l.name as home_place,
      (select array_agg(distinct g.role) from people.grants g where ${counts}) as roles
    from people.persons p left join places.places l on l.county = p.county and l.id = p.home_place_id
    where p.county = ${ctx.county} and ${visiblePeople(ctx)} and ${byRole} and ${byTown} and ${byKey}
    order by p.id desc limit ${pageSize + 1}`.execute(ctx.db as never);
  return found.rows;
}

async function readTowns(ctx: ReadCtx) {
  const found = await sql<{ value: string; label: string }>`select id as value, name as label from places.places
    where county = ${ctx.county} and level = 'town' and closed_on is null order by code, id`.execute(ctx.db as never);
  return found.rows;
}

function present(ctx: ReadCtx, row: Row) {
  const { sealer } = ctx.means;
  return {
    id: row.id,
    name: maskedName(sealer, ctx.county, row.id, row.name),
    phone: row.phone ? maskPhone(open(sealer, 'phone', ctx.county, row.id, row.phone)) : null,
    homePlace: row.homePlace,
    roles: (row.roles ?? []).filter(isRole).map((role) => roles[role].label),
    joinedAt: row.joinedAt,
  };
}

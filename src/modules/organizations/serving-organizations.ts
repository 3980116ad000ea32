import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import type { Organization } from './find-organization.ts';

/** The bodies that are there today and serve any of these places, or the whole county. */
export async function servingOrganizations(
  ctx: Pick<ReadCtx, 'county' | 'db' | 'now'>,
  placeIds: readonly string[],
): Promise<(Organization & { level: string })[]> {
  const found = await sql<Organization & { level: string }>`
    select o.id, o.kind, o.name, o.place_id, o.phone, l.level from organizations.organizations o
    join places.places l on l.county = o.county and l.id = o.place_id
    where o.county = ${ctx.county} and (l.level = 'county' or o.place_id = any(${[...placeIds]}::uuid[]))
      and (o.closed_on is null or o.closed_on > ${shanghaiDay(ctx.now)}::date)
    order by o.name, o.id`.execute(ctx.db as never);
  return found.rows;
}

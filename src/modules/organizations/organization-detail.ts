import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { OrganizationRow } from './organization-list.ts';

/** One body with the place it serves. */
export const organizationDetail = query(z.object({ organizationId: z.uuid() }), async (ctx, { organizationId }) => {
  const found =
    await sql<OrganizationRow>`select o.id, o.kind, o.name, o.phone, o.place_id, p.name as place_name, o.closed_on
    from organizations.organizations o join places.places p on p.county = o.county and p.id = o.place_id
    where o.county = ${ctx.county} and o.id = ${organizationId}`.execute(ctx.db as never);
  const [organization] = found.rows;
  if (!organization) throw new NotFound('没有这个单位。');
  return { organization, mayChange: ctx.actor.can('places.manage') && organization.closedOn === null };
});
export type OrganizationDetail = Awaited<ReturnType<(typeof organizationDetail)['run']>>;

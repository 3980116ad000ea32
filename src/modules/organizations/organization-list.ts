import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { type OrganizationKind, organizationKinds } from './find-organization.ts';

const kinds = Object.keys(organizationKinds) as [OrganizationKind, ...OrganizationKind[]];

export interface OrganizationRow {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly phone: string | null;
  readonly placeId: string;
  readonly placeName: string;
  readonly closedOn: string | null;
}

/** The bodies of the county, by kind and name, with the place each serves; closed ones on demand. */
export const organizationList = query(
  z.object({
    kind: z.enum(kinds).optional(),
    q: z.string().trim().max(40, '最多 40 个字。').optional(),
    closed: z.literal('yes').optional(),
  }),
  async (ctx, { kind, q, closed }) => {
    const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
    const found =
      await sql<OrganizationRow>`select o.id, o.kind, o.name, o.phone, o.place_id, p.name as place_name, o.closed_on
      from organizations.organizations o join places.places p on p.county = o.county and p.id = o.place_id
      where o.county = ${ctx.county} and (${kind ?? null}::text is null or o.kind = ${kind ?? null})
        and (${like}::text is null or o.name ilike ${like}) and (o.closed_on is not null) = ${closed === 'yes'}
      order by o.kind, o.name limit 1000`.execute(ctx.db as never);
    return {
      filter: { kind, q, closed },
      items: found.rows,
      mayChange: ctx.actor.can('places.manage'),
      places: await placesOf(ctx),
    };
  },
);
export type OrganizationList = Awaited<ReturnType<(typeof organizationList)['run']>>;

/** Where a body can serve: towns, communities and compounds, in groups. */
async function placesOf(ctx: ReadCtx) {
  const found = await sql<{ value: string; label: string; group: string }>`select p.id as value, p.name as label,
      coalesce(t.name, '全区县') as "group"
    from places.places p
    left join places.places t on t.county = p.county and t.id = p.town_id and t.id <> p.id
    where p.county = ${ctx.county} and p.closed_on is null and p.level in ('county', 'town', 'community', 'compound')
    order by p.parent_id is not null, "group", p.code nulls last, p.name limit 3000`.execute(ctx.db as never);
  return found.rows;
}

import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { type OrganizationKind, organizationKinds } from '../organizations/index.ts';
import type { CaseDetail } from './case-detail.ts';
import type { Act } from './transitions.ts';

const choosing: readonly Act[] = ['dispatch', 'redirect', 'ask-helper', 'whistle', 'suspend'];

/** The units an act on this case can be given to, by what they are; read only when an act asks for one. */
export async function unitChoices(ctx: ReadCtx, detail: CaseDetail) {
  if (!choosing.some((act) => detail.may[act])) return { units: [] };
  const found = await sql<{ id: string; name: string; kind: OrganizationKind }>`
    select o.id, o.name, o.kind from cases.cases c
    join organizations.organizations o on o.county = c.county
    join places.places l on l.county = o.county and l.id = o.place_id
    where c.county = ${ctx.county} and c.id = ${detail.id}
      and (l.level = 'county' or l.id in (c.place_id, c.building_id, c.compound_id, c.grid_id, c.community_id, c.town_id))
      and o.id is distinct from c.about_unit_id
      and (o.closed_on is null or o.closed_on > ${shanghaiDay(ctx.now)}::date)
    order by o.name, o.id`.execute(ctx.db as never);
  const kinds = Object.keys(organizationKinds) as OrganizationKind[];
  const units = kinds
    .map((kind) => ({
      group: organizationKinds[kind],
      choices: found.rows.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
    }))
    .filter((group) => group.choices.length > 0);
  return { units };
}

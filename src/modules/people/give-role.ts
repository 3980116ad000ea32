import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { findArea } from '../places/index.ts';
import { type RoleName, roles } from './roles.ts';

onConstraint('grants_organization', () => new Invalid({ organizationId: '没有这个单位，请重新选择。' }));
onConstraint('grants_person', () => new NotFound());
onConstraint('grants_span', () => new Invalid({ endsOn: '结束日期要在开始日期之后。' }));

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'role.given': { role: string; placeId: string; organizationId: string | null };
  }
}

export interface NewGrant {
  readonly personId: string;
  readonly role: RoleName;
  readonly placeId: string;
  readonly organizationId?: string | undefined;
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
}

/** Gives a person a role in a place, from a day to a day. A role fits only places of its level. */
export async function giveRole(ctx: Ctx, grant: NewGrant): Promise<string> {
  const role = roles[grant.role];
  const area = await findArea(ctx, grant.placeId);
  if (!(role.levels as readonly string[]).includes(area.level)) {
    throw new Invalid({ placeId: `“${role.label}”不能设在这一级，请换一个地点。` });
  }
  if (role.needsOrganization && !grant.organizationId)
    throw new Invalid({ organizationId: `“${role.label}”要选所属单位。` });
  const id = newId();
  await sql`insert into people.grants (county, id, person_id, role, place_id, organization_id, starts_on, ends_on, granted_by,
      granted_at)
    values (${ctx.county}, ${id}, ${grant.personId}, ${grant.role}, ${grant.placeId}, ${grant.organizationId ?? null},
      ${grant.startsOn ?? shanghaiDay(ctx.now)}::date, ${grant.endsOn ?? null}::date, ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.db,
  );
  await record(ctx, {
    kind: 'role.given',
    thingId: grant.personId,
    detail: { role: grant.role, placeId: grant.placeId, organizationId: grant.organizationId ?? null },
  });
  return id;
}

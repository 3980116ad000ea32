import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';

export const organizationKinds = {
  community: '社区村居',
  town: '镇街',
  department: '部门',
  'property-company': '物业公司',
  utility: '水电气暖企业',
  county: '区县',
} as const;
export type OrganizationKind = keyof typeof organizationKinds;

export interface Organization {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly placeId: string;
  readonly phone: string | null;
}

/** A body that is still there; one that was closed cannot be given anything new. */
export async function findOrganization(ctx: Pick<ReadCtx, 'county' | 'db' | 'now'>, id: string): Promise<Organization> {
  const found = await sql<Organization>`select id, kind, name, place_id, phone from organizations.organizations
    where county = ${ctx.county} and id = ${id} and (closed_on is null or closed_on > ${shanghaiDay(ctx.now)}::date)`.execute(
    ctx.db as never,
  );
  const row = found.rows[0];
  if (!row) throw new Invalid({ unitId: '没有这个单位，或它已经停用，请重新选择。' });
  return row;
}

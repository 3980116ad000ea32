import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import type { OrganizationKind } from './find-organization.ts';

onConstraint('organizations_one_name', () => new Conflict('organizations.name-taken', '这个地点已经有同名的单位了。'));

/** Adds a body that serves a place. */
export async function addOrganization(
  ctx: Ctx,
  body: { kind: OrganizationKind; name: string; placeId: string; phone?: string | undefined },
): Promise<string> {
  const id = newId();
  await sql`insert into organizations.organizations (county, id, kind, name, place_id, phone, opened_on)
    values (${ctx.county}, ${id}, ${body.kind}, ${body.name}, ${body.placeId}, ${body.phone ?? null},
      ${shanghaiDay(ctx.now)}::date)`.execute(ctx.db);
  return id;
}

import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { findArea } from '../places/index.ts';
import { addOrganization } from './add-organization.ts';
import { type OrganizationKind, organizationKinds } from './find-organization.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'organization.added': { kind: string; placeId: string };
    'organization.changed': { kind: string };
    'organization.closed': { kind: string };
  }
}

const name = z.string('请填单位名称。').trim().min(2, '名称至少两个字。').max(60, '最多 60 个字。');
const phone = z
  .string()
  .trim()
  .regex(/^[\d\s()+-]{3,20}$/, '电话只写数字和横线，如 0596-1234567 或 12345。')
  .optional();
const kinds = Object.keys(organizationKinds) as [OrganizationKind, ...OrganizationKind[]];
const made = z.object({ organizationId: z.uuid() });

/** Adds a body that serves a place; its phone is a public service number, never a person's. */
export const addOrganizationByHand = command(
  z.object({ kind: z.enum(kinds, '请选单位类型。'), name, placeId: z.uuid('请选服务的地点。'), phone }),
  async (ctx, input) => {
    await findArea(ctx, input.placeId);
    const organizationId = await addOrganization(ctx, input);
    await record(ctx, {
      kind: 'organization.added',
      thingId: organizationId,
      detail: { kind: input.kind, placeId: input.placeId },
    });
    return { organizationId };
  },
  { output: made },
);

/** Gives a body another name or phone. */
export const changeOrganization = command(
  z.object({ organizationId: z.uuid(), name, phone }),
  async (ctx, { organizationId, ...to }) => {
    const taken = await take(ctx, organizationId);
    await Promise.all([
      sql`update organizations.organizations set name = ${to.name}, phone = ${to.phone ?? null}
        where county = ${ctx.county} and id = ${organizationId}`.execute(ctx.db),
      record(ctx, { kind: 'organization.changed', thingId: organizationId, detail: { kind: taken.kind } }),
    ]);
    return { organizationId };
  },
  { output: made },
);

/** Ends a body: nothing new can be given to it. What it leads stays its own until somebody sends it elsewhere. */
export const closeOrganization = command(
  z.object({ organizationId: z.uuid() }),
  async (ctx, { organizationId }) => {
    const taken = await take(ctx, organizationId);
    await Promise.all([
      sql`update organizations.organizations set closed_on = ${shanghaiDay(ctx.now)}::date
        where county = ${ctx.county} and id = ${organizationId}`.execute(ctx.db),
      record(ctx, { kind: 'organization.closed', thingId: organizationId, detail: { kind: taken.kind } }),
    ]);
    return { organizationId };
  },
  { output: made },
);

async function take(ctx: Ctx, id: string): Promise<{ kind: OrganizationKind }> {
  const found = await sql<{ kind: OrganizationKind; closedOn: string | null }>`select kind, closed_on
    from organizations.organizations where county = ${ctx.county} and id = ${id} for update`.execute(ctx.db);
  const [row] = found.rows;
  if (!row) throw new NotFound('没有这个单位。');
  if (row.closedOn) throw new Conflict('organizations.closed', '这个单位已经停用，不能再改。');
  return row;
}

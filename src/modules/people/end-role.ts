import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { takePerson } from './access.ts';
import { forgetVisitors } from './find-visitor.ts';
import { giveRole } from './give-role.ts';
import { type RoleName, roleNames } from './roles.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'role.ended': { grantId: string; endsOn: string };
  }
}

const day = z.iso.date('请填日期，例如 2026-12-01。');

/** Gives somebody else a role from a day to a day; nobody gives themselves one. */
export const grantRole = command(
  z
    .object({
      personId: z.uuid(),
      role: z.enum(roleNames as [RoleName, ...RoleName[]], '请选角色。'),
      placeId: z.uuid('请选地点。'),
      organizationId: z.uuid('请选单位。').optional(),
      startsOn: day.optional(),
      endsOn: day.optional(),
    })
    .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn >= startsOn, {
      path: ['endsOn'],
      message: '结束日期要在开始日期之后。',
    }),
  async (ctx, { personId, ...grant }) => {
    const taken = await takePerson(ctx, personId, 'grant');
    const grantId = await giveRole(ctx, { personId: taken.id, ...grant });
    forgetVisitors();
    return { personId: taken.id, grantId };
  },
  { output: z.object({ personId: z.uuid(), grantId: z.uuid() }) },
);

/** Ends a role now, or sets the last day on which it counts; sessions and tokens that act in it lose it at once. */
export const endRole = command(
  z.object({ personId: z.uuid(), grantId: z.uuid(), endsOn: day.optional() }),
  async (ctx, { personId, grantId, endsOn }) => {
    const taken = await takePerson(ctx, personId, 'grant');
    const today = shanghaiDay(ctx.now);
    const change = endsOn && endsOn >= today ? sql`ends_on = ${endsOn}::date` : sql`ended_at = ${ctx.now}`;
    const ended = await sql`update people.grants set ${change}
      where county = ${ctx.county} and id = ${grantId} and person_id = ${taken.id} and ended_at is null`.execute(
      ctx.db,
    );
    if (Number(ended.numAffectedRows) === 0) throw new Conflict('people.role-ended', '这个角色已经结束了。');
    await record(ctx, { kind: 'role.ended', thingId: taken.id, detail: { grantId, endsOn: endsOn ?? today } });
    forgetVisitors();
    return { personId: taken.id, grantId };
  },
  { output: z.object({ personId: z.uuid(), grantId: z.uuid() }) },
);

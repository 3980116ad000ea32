import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { findOrganization } from '../organizations/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';

const longest = 366 * 86_400_000;

/**
 * Sets a case aside that cannot be done now, with an owner, a plan and a date to look again. The handler's clock stands
 * still; the resident's never does, so this is no way out of the rates.
 */
export const suspendCase = command(
  z.object({
    caseId: z.uuid(),
    reason: z.string().trim().min(4, '请写暂时办不了的客观原因。').max(2000, '最多 2000 个字。'),
    plan: z.string().trim().min(4, '请写接下来的计划，居民会看到。').max(2000, '最多 2000 个字。'),
    /** The body that keeps the plan; the lead when absent. */
    ownerId: z.uuid('请选牵头单位。').optional(),
    reviewOn: z.iso.date('请选复查日期。'),
  }),
  async (ctx, { caseId, reason, plan, ownerId, reviewOn }) => {
    const taken = await takeCase(ctx, caseId, 'suspend');
    const wakeAt = new Date(`${reviewOn}T09:00:00+08:00`);
    if (reviewOn <= shanghaiDay(ctx.now)) throw new Invalid({ reviewOn: '复查日期要在今天以后。' });
    if (wakeAt.getTime() - ctx.now.getTime() > longest)
      throw new Invalid({ reviewOn: '复查日期最远一年，到时可以再挂。' });
    const owner = await findOrganization(ctx, ownerId ?? taken.unitId ?? '');
    if (owner.id === taken.aboutUnitId) {
      throw new Invalid({ ownerId: '这件事反映的就是这个单位，不能由它牵头。请选别的单位。' });
    }
    const row = newId();
    await Promise.all([
      sql`insert into cases.suspensions (county, id, case_id, reason, plan, owner_unit_id, review_on, started_by, started_at)
        values (${ctx.county}, ${row}, ${caseId}, ${reason}, ${plan}, ${owner.id}, ${reviewOn}, ${ctx.actor.id},
          ${ctx.now})`.execute(ctx.db),
      sql`insert into cases.pauses (county, id, case_id, cycle, reason, started_at)
        values (${ctx.county}, ${newId()}, ${caseId}, ${taken.cycle}, 'suspended', ${ctx.now})`.execute(ctx.db),
      changeCase(ctx, taken, 'suspend', { state: 'suspended', wakeAt }),
      record(ctx, {
        kind: 'case.suspended',
        thingId: caseId,
        detail: {
          ...factsOf(taken, 'suspended'),
          owner: owner.id,
          reviewOn,
          by: ctx.actor.organizationId,
          row,
        },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';

/** Ends what is not for this service by telling the reporter where to go: never without a way on. */
export const declineCase = command(
  z.object({
    caseId: z.uuid(),
    where: z.string().trim().min(4, '请写清该去哪里、怎么联系，居民会看到。').max(500, '最多 500 个字。'),
  }),
  async (ctx, { caseId, where }) => {
    const taken = await takeCase(ctx, caseId, 'decline');
    await Promise.all([
      sql`insert into cases.closures (county, case_id, cycle, outcome, note, closed_by, closed_at)
        values (${ctx.county}, ${caseId}, ${taken.cycle}, 'declined', ${where}, ${ctx.actor.id}, ${ctx.now})`.execute(
        ctx.db,
      ),
      changeCase(ctx, taken, 'decline', { state: 'declined', outcome: 'declined', closedAt: ctx.now, wakeAt: null }),
      record(ctx, {
        kind: 'case.declined',
        thingId: caseId,
        detail: { ...factsOf(taken, 'declined'), by: ctx.actor.organizationId },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

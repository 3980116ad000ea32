import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { caseClock } from './case-clock.ts';
import { changeCase } from './change-case.ts';

/** The unit signs for a case: from now on it is theirs to answer. */
export const signCase = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'sign');
    const clock = await caseClock(ctx, taken.receivedAt);
    const urgency = clock.rules.urgencies.find((one) => one.key === taken.urgency);
    const signDue = urgency && taken.dispatchedAt ? clock.due(urgency.sign, taken.dispatchedAt).dueAt : ctx.now;
    await Promise.all([
      changeCase(ctx, taken, 'sign', { state: 'handling', signedAt: ctx.now }),
      record(ctx, {
        kind: 'case.signed',
        thingId: caseId,
        detail: { ...factsOf(taken, 'handling'), onTime: ctx.now <= signDue },
      }),
    ]);
    return { caseId };
  },
  { output: z.object({ caseId: z.uuid() }) },
);

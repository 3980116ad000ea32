import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { type NewActivity, record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { type CaseClock, caseClock } from './case-clock.ts';
import { changeCase, changed } from './change-case.ts';

/** The unit signs for a case: from now on it is theirs to answer. */
export const signCase = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'sign');
    const clock = await caseClock(ctx, taken.receivedAt);
    await Promise.all([
      changeCase(ctx, taken, 'sign', { state: 'handling', signedAt: ctx.now }),
      record(ctx, signed(ctx, taken, clock)),
    ]);
    return { caseId };
  },
  { output: changed },
);

/** The line in the record; an answer to a case not yet signed for signs for it too. */
export function signed(ctx: Ctx, taken: CaseInReach, clock: CaseClock): NewActivity {
  const urgency = clock.rules.urgencies.find((one) => one.key === taken.urgency);
  const due = urgency && taken.dispatchedAt ? clock.due(urgency.sign, taken.dispatchedAt).dueAt : ctx.now;
  return {
    kind: 'case.signed',
    thingId: taken.id,
    detail: { ...factsOf(taken, 'handling'), onTime: ctx.now <= due, by: ctx.actor.organizationId },
  };
}

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { caseClock } from './case-clock.ts';
import { changeCase, changed } from './change-case.ts';
import { reviewAnswer } from './review-answer.ts';

/** Someone apart lets an answer go out; only now is the reporter asked how it was. */
export const passAnswer = command(
  z.object({ caseId: z.uuid(), note: z.string().trim().max(2000, '最多 2000 个字。').default('') }),
  async (ctx, { caseId, note }) => {
    const taken = await takeCase(ctx, caseId, 'pass-answer');
    const [clock, row] = await Promise.all([
      caseClock(ctx, taken.receivedAt),
      reviewAnswer(ctx, taken, { review: 'passed', note }),
    ]);
    const silence = clock.due({ amount: clock.rules.rating.silenceDays, unit: 'days' }, ctx.now).dueAt;
    await Promise.all([
      changeCase(ctx, taken, 'pass-answer', { state: 'to-rate', wakeAt: silence }),
      record(ctx, {
        kind: 'case.answer-passed',
        thingId: caseId,
        detail: { ...factsOf(taken, 'to-rate'), by: ctx.actor.organizationId, row },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

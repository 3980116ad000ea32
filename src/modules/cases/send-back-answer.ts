import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';
import { reviewAnswer } from './review-answer.ts';

/** Someone apart sends an answer back to be written again. The resident's clock runs on as if it had not been answered. */
export const sendBackAnswer = command(
  z.object({
    caseId: z.uuid(),
    note: z.string().trim().min(2, '请写哪里要改，承办单位会看到。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, note }) => {
    const taken = await takeCase(ctx, caseId, 'send-back');
    const row = await reviewAnswer(ctx, taken, { review: 'sent-back', note });
    await Promise.all([
      changeCase(ctx, taken, 'send-back', { state: 'handling', answeredAt: null }),
      record(ctx, {
        kind: 'case.answer-sent-back',
        thingId: caseId,
        detail: { ...factsOf(taken, 'handling'), by: ctx.actor.organizationId, row },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf, movedDates } from './activity-kinds.ts';
import { caseClock } from './case-clock.ts';
import { changeCase, changed } from './change-case.ts';
import { remark } from './search-document.ts';

/**
 * Puts a case that waits for dispatch into another kind or category. The limit follows the new class, counted from the
 * day the case came in, and both dates are recorded.
 */
export const classifyCase = command(
  z.object({
    caseId: z.uuid(),
    kind: z.string().max(40).optional(),
    category: z.string().max(80).optional(),
  }),
  async (ctx, input) => {
    const taken = await takeCase(ctx, input.caseId, 'classify');
    const clock = await caseClock(ctx, taken.receivedAt);
    const { kind = taken.kind, category = taken.category } = input;
    const chosen = clock.rules.kinds.find((one) => one.key === kind);
    if (!chosen) throw new Invalid({ kind: '没有这一种，请重新选。' });
    if (!clock.rules.categories.some((one) => one.key === category)) {
      throw new Invalid({ category: '没有这一类，请重新选。' });
    }
    if (kind === taken.kind && category === taken.category) {
      throw new Invalid({ category: '类别和现在一样。请选新的类别，或直接派单。' });
    }
    const due = clock.answer(kind, category, taken.receivedAt);
    const next = { ...taken, kind, category, urgency: due.urgency, dueAt: due.dueAt };
    await Promise.all([
      changeCase(ctx, taken, 'classify', {
        kind,
        category,
        urgency: due.urgency,
        dueAt: due.dueAt,
        certainty: due.provisional ? 'provisional' : 'final',
        // A strict kind is never public, whatever it was before.
        ...(chosen.handling === 'strict' ? { audience: 'private', publishedAt: null } : {}),
      }),
      remark(ctx, taken, next),
      record(ctx, {
        kind: 'case.classified',
        thingId: taken.id,
        detail: {
          ...factsOf(next),
          ...movedDates(taken, next),
          kindBefore: taken.kind,
          categoryBefore: taken.category,
          urgency: due.urgency,
          receivedAt: taken.receivedAt.toISOString(),
          by: ctx.actor.organizationId,
        },
      }),
    ]);
    return { caseId: taken.id };
  },
  { output: changed },
);

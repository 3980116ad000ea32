import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { takeCase } from './access.ts';
import { changed } from './change-case.ts';
import { hearReporter, opinion } from './hear-reporter.ts';
import { refuseOwnAnswer } from './own-work.ts';

/**
 * A reporter answers the two questions, once a cycle. "Not solved" sends the case back to its unit as a new cycle; when
 * everyone who brought it in said "solved", it closes.
 */
export const rateCase = command(
  z.object({ caseId: z.uuid(), ...opinion }),
  async (ctx, { caseId, ...said }) => {
    const taken = await takeCase(ctx, caseId, 'rate');
    if (!ctx.actor.id) throw new NotFound();
    await refuseOwnAnswer(ctx, taken);
    await hearReporter(ctx, taken, 'rate', { personId: ctx.actor.id, ...said });
    return { caseId };
  },
  { output: changed },
);

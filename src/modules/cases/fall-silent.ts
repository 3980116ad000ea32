import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';
import { endCase } from './closing.ts';
import { reportersOf } from './hear-reporter.ts';

/**
 * The days of silence after an answer are over. When the first reporter has said "solved", the silence of neighbours who
 * joined does not hold the case open; when there is nobody to ask, it closes; else somebody apart from the unit calls.
 * Called by the clock; too early it changes nothing.
 */
export const fallSilent = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'fall-silent');
    if (!taken.wakeAt || taken.wakeAt > ctx.now) return { caseId };
    const [first] = await reportersOf(ctx, taken);
    if (!first) {
      await endCase(ctx, taken, 'fall-silent', { outcome: 'nobody-to-ask' });
    } else if (first.saidSolved) {
      await endCase(ctx, taken, 'fall-silent', { outcome: 'solved' });
    } else {
      await Promise.all([
        changeCase(ctx, taken, 'fall-silent', { state: 'to-follow-up', wakeAt: null }),
        record(ctx, { kind: 'case.fell-silent', thingId: caseId, detail: factsOf(taken, 'to-follow-up') }),
      ]);
    }
    return { caseId };
  },
  { output: changed },
);

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';

/** Puts a case away once the county's days after its closing are over. Called by the clock; too early it changes nothing. */
export const archiveCase = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'archive');
    if (!taken.wakeAt || taken.wakeAt > ctx.now) return { caseId };
    await Promise.all([
      changeCase(ctx, taken, 'archive', { state: 'archived', wakeAt: null }),
      record(ctx, { kind: 'case.archived', thingId: caseId, detail: factsOf(taken, 'archived') }),
    ]);
    return { caseId };
  },
  { output: changed },
);

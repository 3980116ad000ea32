import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { takeCase } from './access.ts';
import { changed } from './change-case.ts';
import { endReturn } from './end-return.ts';

/** A return that nobody reviewed within the limit counts as accepted. The system does it, never before the limit. */
export const deemReturn = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'deem-return');
    if (taken.wakeAt && taken.wakeAt > ctx.now) throw new Conflict('cases.not-yet');
    await endReturn(ctx, taken, 'deemed-accepted', '');
    return { caseId };
  },
  { output: changed },
);

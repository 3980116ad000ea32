import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { takeCase } from './access.ts';
import { changed } from './change-case.ts';
import { endReturn } from './end-return.ts';

/** Someone outside the unit agrees that a case is not the unit's own: it goes back to the desk, the first receiver stays on record. */
export const acceptReturn = command(
  z.object({
    caseId: z.uuid(),
    note: z.string().trim().min(2, '请写审核意见。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, note }) => {
    await endReturn(ctx, await takeCase(ctx, caseId, 'accept-return'), 'accepted', note);
    return { caseId };
  },
  { output: changed },
);

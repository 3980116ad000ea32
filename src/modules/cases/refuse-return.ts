import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { takeCase } from './access.ts';
import { changed } from './change-case.ts';
import { endReturn } from './end-return.ts';

/** Someone outside the unit finds that the case is the unit's own after all; it goes on where it was, and its clock never stood. */
export const refuseReturn = command(
  z.object({
    caseId: z.uuid(),
    note: z.string().trim().min(2, '请写为什么不同意，承办单位会看到。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, note }) => {
    await endReturn(ctx, await takeCase(ctx, caseId, 'refuse-return'), 'refused', note);
    return { caseId };
  },
  { output: changed },
);

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { takeCase } from './access.ts';
import { changed } from './change-case.ts';
import { sendTo } from './dispatch-case.ts';

/** Sends a case that nobody has signed for yet to another unit; the first receiver stays on record. */
export const redirectCase = command(
  z.object({
    caseId: z.uuid(),
    unitId: z.uuid('请选承办单位。'),
    note: z.string().trim().min(2, '请写改派的原因。').max(500, '最多 500 个字。'),
  }),
  async (ctx, { caseId, unitId, note }) => {
    const taken = await takeCase(ctx, caseId, 'redirect');
    if (taken.unitId === unitId) throw new Invalid({ unitId: '现在就在这个单位，请选别的单位。' });
    await sendTo(ctx, taken, 'redirect', { unitId, basis: 'by-hand', note });
    return { caseId };
  },
  { output: changed },
);

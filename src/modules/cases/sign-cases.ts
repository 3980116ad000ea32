import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { signCase } from './sign-case.ts';

/** Signs for many cases at once: all of them or, when one has moved on, none. */
export const signCases = command(
  z.object({
    caseIds: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.uuid(), '请先勾选要签收的工单。').min(1, '请先勾选要签收的工单。').max(100, '一次最多签收 100 件。'),
    ),
  }),
  async (ctx, { caseIds }) => {
    // Always in the same order: two batches that overlap wait for each other instead of locking each other out.
    const ids = [...new Set(caseIds)].sort();
    for (const caseId of ids) await signCase.run(ctx, { caseId });
    return { done: ids.length };
  },
  { output: z.object({ done: z.int() }) },
);

import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { takeCase } from './access.ts';
import { addHelper } from './ask-helper.ts';
import { sendTo } from './dispatch-case.ts';
import { suggestUnit } from './suggest-unit.ts';

const result = z.object({
  caseId: z.uuid(),
  done: z.boolean(),
  unitName: z.string().nullable(),
  message: z.string().nullable(),
});
type Result = z.output<typeof result>;

/**
 * Sends many cases out at once, each to the unit that the catalogue names for it, or all to one unit. A case that cannot
 * go is told with its reason and holds up none of the others.
 */
export const batchDispatch = command(
  z.object({
    caseIds: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.uuid(), '请先勾选要派的工单。').min(1, '请先勾选要派的工单。').max(100, '一次最多派 100 件。'),
    ),
    unitId: z.uuid().optional(),
    note: z.string().trim().max(500, '最多 500 个字。').default(''),
  }),
  async (ctx, { caseIds, unitId, note }) => {
    const results: Result[] = [];
    // Always in the same order: two batches that overlap wait for each other instead of locking each other out.
    for (const caseId of [...new Set(caseIds)].sort()) results.push(await sendOne(ctx, caseId, { unitId, note }));
    return { results, done: results.filter((one) => one.done).length };
  },
  { output: z.object({ results: z.array(result), done: z.int() }) },
);

/** Every refusal comes before the first write of a case, so what is refused here has changed nothing. */
async function sendOne(ctx: Ctx, caseId: string, by: { unitId: string | undefined; note: string }): Promise<Result> {
  const told = { caseId, done: false, unitName: null };
  try {
    const taken = await takeCase(ctx, caseId, 'dispatch');
    if (by.unitId) {
      await sendTo(ctx, taken, 'dispatch', { unitId: by.unitId, basis: 'by-hand', note: by.note });
      return { ...told, done: true, message: null };
    }
    const { unit, helpers } = await suggestUnit(ctx, taken);
    if (!unit) return { ...told, message: '派单目录里没有合适的单位，请打开工单手工派。' };
    await sendTo(ctx, taken, 'dispatch', { unitId: unit.id, basis: 'catalogue', note: by.note });
    for (const helper of helpers) {
      await addHelper(
        ctx,
        { ...taken, unitId: unit.id, state: 'to-sign' },
        { unitId: helper.id, note: '派单目录列为协办单位。' },
      );
    }
    return { ...told, done: true, unitName: unit.name, message: null };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { ...told, message: problem.message };
  }
}

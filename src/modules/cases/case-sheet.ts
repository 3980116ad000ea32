import { z } from 'zod';
import { query } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { maskedNames } from '../people/index.ts';
import { caseDetail } from './case-detail.ts';

/** A case for the paper: only for who works on it, and the reporter no more than surname and stars. */
export const caseSheet = query(z.object({ caseId: z.uuid() }), async (ctx, { caseId }) => {
  const detail = await caseDetail.run(ctx, { caseId });
  if (!detail.inside) throw new NotFound();
  const { reporter, dispatches, supervisions } = detail;
  const names = await maskedNames(ctx, reporter.personId ? [reporter.personId] : []);
  return {
    ...detail,
    reporterWords: reporterWords(reporter, reporter.personId ? names.get(reporter.personId) : undefined),
    instructions: [
      ...dispatches.filter((one) => one.cycle === detail.cycle).map((one) => one.note),
      ...supervisions.map((one) => `${one.level} 级督办：${one.note}`),
    ].filter(Boolean),
  };
});

export type CaseSheet = Awaited<ReturnType<(typeof caseSheet)['run']>>;

/** The reporter in the words that may stand on a screen or a paper. */
export function reporterWords(
  reporter: { count: number; known: boolean; shown: 'named' | 'hidden' },
  name: string | null | undefined,
): string {
  const more = reporter.count > 1 ? `，共 ${reporter.count} 人反映` : '';
  if (reporter.count === 0) return '匿名';
  if (!reporter.known) return `要求对办理单位保密${more}`;
  return `${name ?? '没有登记姓名'}${more}${reporter.shown === 'hidden' ? '（对办理单位保密）' : ''}`;
}

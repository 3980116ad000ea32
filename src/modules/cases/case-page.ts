import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { maskedNames } from '../people/index.ts';
import { rulesOf } from '../rules/index.ts';
import { type CaseDetail, caseDetail } from './case-detail.ts';
import { caseQueue } from './case-list.ts';
import { reporterWords } from './case-sheet.ts';
import { readQueueWord } from './lane.ts';
import { mergeChoices } from './merge-choices.ts';
import { caseRules, categoryLabel } from './rule-pack.ts';
import { unitChoices } from './unit-choices.ts';

/**
 * A case as its page shows it: to who works on it with their queue beside it and what their acts can choose from, to
 * everybody else alone. `queue` is the word of the queue the case was opened from.
 */
export const casePage = query(
  z.object({ caseId: z.uuid(), queue: z.string().max(200).optional().catch(undefined) }),
  async (ctx, { caseId, queue }) => {
    const detail = await caseDetail.run(ctx, { caseId });
    const may = { ...detail.may, ...narrowed(detail) };
    return { ...detail, may, desk: detail.inside ? await deskSide(ctx, detail, queue) : null };
  },
);

export type CasePageData = Awaited<ReturnType<(typeof casePage)['run']>>;
export type DeskSide = NonNullable<CasePageData['desk']>;

/** The table of transitions knows states, not rows: there must be a request to decide on, and something public to take back. */
const narrowed = ({ may, extensions, publishedAt, whistles }: CaseDetail) => ({
  'decide-extension': may['decide-extension'] && extensions.some((one) => one.decision === null),
  'end-whistle': may['end-whistle'] && whistles.some((one) => one.endedAt === null),
  publish: may.publish && publishedAt === null,
  unpublish: may.unpublish && publishedAt !== null,
});

async function deskSide(ctx: ReadCtx, detail: CaseDetail, word: string | undefined) {
  const { personId } = detail.reporter;
  const [{ body: rules }, queue, names, units, parents] = await Promise.all([
    rulesOf(ctx, caseRules),
    caseQueue(ctx, readQueueWord(word)),
    maskedNames(ctx, personId ? [personId] : []),
    unitChoices(ctx, detail),
    mergeChoices(ctx, detail),
  ]);
  const choice = ({ key, label }: { key: string; label: string }) => ({ value: key, label });
  return {
    queue,
    reporterWords: reporterWords(detail.reporter, personId && names.get(personId)),
    ...units,
    parents,
    kinds: rules.kinds.map(choice),
    categories: rules.categories.map((one) => ({ value: one.key, label: categoryLabel(rules, one.key) })),
    reasons: rules.returns.reasons.map(choice),
    mostDays: rules.extensions.mostDays,
  };
}

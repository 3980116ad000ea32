import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { hideNumbers } from '../../platform/identifiers/index.ts';
import { record } from '../activity/index.ts';
import { rulesOf } from '../rules/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { changeCase, changed } from './change-case.ts';
import { caseRules } from './rule-pack.ts';

/**
 * Shows a matter to the neighbours, in the words a desk has read and, where needed, rewritten without personal data, and
 * with the photos it chose. Only what the reporter allowed to be public, and never a strict kind. Publishing again replaces.
 */
export const publishCase = command(
  z.object({
    caseId: z.uuid(),
    title: z.string().trim().min(2, '请写公开的标题。').max(80, '标题最多 80 个字。').optional(),
    words: z.string().trim().min(2, '请写公开的内容。').max(20_000, '最多 20000 个字。').optional(),
    photoIds: z.array(z.uuid()).max(30, '最多 30 张。').default([]),
  }),
  async (ctx, { caseId, title, words, photoIds }) => {
    const taken = await takeCase(ctx, caseId, 'publish');
    await refuseSecret(ctx, taken);
    await choosePhotos(ctx, caseId, photoIds);
    await changeCase(ctx, taken, 'publish', {
      publishedAt: taken.publishedAt ?? ctx.now,
      publishedTitle: title ?? hideNumbers(taken.title),
      publishedWords: words ?? hideNumbers(taken.words),
    });
    await record(ctx, {
      kind: 'case.published',
      thingId: caseId,
      detail: { ...factsOf(taken), by: ctx.actor.organizationId },
    });
    return { caseId };
  },
  { output: changed },
);

async function refuseSecret(ctx: Ctx, taken: CaseInReach) {
  const { body: rules } = await rulesOf(ctx, caseRules);
  if (rules.kinds.find((kind) => kind.key === taken.kind)?.handling === 'strict') {
    throw new Conflict('cases.strict-secret', '举报不能公开。');
  }
  if (taken.audience !== 'public') {
    throw new Conflict('cases.asked-private', '反映的人没有同意公开，不能公开。');
  }
}

async function choosePhotos(ctx: Ctx, caseId: string, photoIds: string[]): Promise<void> {
  await sql`update cases.photos set published_at = null where county = ${ctx.county} and case_id = ${caseId}
    and id <> all(${photoIds}::uuid[])`.execute(ctx.db);
  const chosen =
    await sql`update cases.photos set published_at = coalesce(published_at, ${ctx.now}) where county = ${ctx.county}
    and case_id = ${caseId} and id = any(${photoIds}::uuid[]) returning 1`.execute(ctx.db);
  if (chosen.rows.length !== new Set(photoIds).size) {
    throw new Invalid({ photoIds: '选的照片里有的不属于这件事，请重新选。' });
  }
}

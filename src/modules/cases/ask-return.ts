import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { caseClock } from './case-clock.ts';
import { changeCase, changed } from './change-case.ts';
import type { CaseRules } from './rule-pack.ts';

/**
 * A unit says that a case is not its own. Someone else must look at it within the county's limit, or it counts as
 * accepted; the clock runs on meanwhile, and after a refusal the unit is fixed where the rules say so.
 */
export const askReturn = command(
  z.object({
    caseId: z.uuid(),
    reason: z.string('请选退单的理由。').max(40),
    words: z.string().trim().min(4, '请写清楚为什么不该由本单位办。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, reason, words }) => {
    const taken = await takeCase(ctx, caseId, 'ask-return');
    const clock = await caseClock(ctx, taken.receivedAt);
    await check(ctx, taken, clock.rules, reason);
    const reviewDueAt = clock.due(clock.rules.returns.reviewLimit, ctx.now).dueAt;
    const row = newId();
    await Promise.all([
      sql`insert into cases.returns (county, id, case_id, cycle, unit_id, reason, words, asked_by, asked_at, state_before,
          review_due_at)
        values (${ctx.county}, ${row}, ${caseId}, ${taken.cycle}, ${taken.unitId}, ${reason}, ${words}, ${ctx.actor.id},
          ${ctx.now}, ${taken.state}, ${reviewDueAt})`.execute(ctx.db),
      changeCase(ctx, taken, 'ask-return', {
        state: 'return-review',
        returns: taken.returns + 1,
        wakeAt: reviewDueAt,
      }),
      record(ctx, {
        kind: 'case.return-asked',
        thingId: caseId,
        detail: { ...factsOf(taken, 'return-review'), reason, by: ctx.actor.organizationId, row },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

async function check(ctx: Ctx, taken: CaseInReach, { returns }: CaseRules, reason: string) {
  if (!returns.reasons.some((one) => one.key === reason)) {
    throw new Invalid({ reason: '请从列出的理由里选一个。' });
  }
  if (taken.returns >= returns.most) {
    throw new Conflict(
      'cases.no-more-returns',
      `本地规则一件事最多退 ${returns.most} 次，已经用完了。请先办理，有困难可请人协办。`,
    );
  }
  if (returns.afterRefusal === 'allowed') return;
  const refused = await sql`select 1 from cases.returns where county = ${ctx.county} and case_id = ${taken.id}
    and cycle = ${taken.cycle} and unit_id = ${taken.unitId} and decision = 'refused' limit 1`.execute(ctx.db);
  if (refused.rows.length > 0) {
    throw new Conflict('cases.return-final', '这件事已经研究确定由本单位办，不能再退。有困难可请人协办或申请延期。');
  }
}

import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { defaultOfficeHours, workingMinutesBetween } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { workCalendarOf } from '../rules/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { isLate } from './case.ts';
import { caseClock } from './case-clock.ts';
import { changeCase, changed } from './change-case.ts';
import { signed } from './sign-case.ts';

/**
 * The leading unit answers. The reporter is then asked two separate questions; a case under supervision, or of a strict
 * kind, is first read by someone outside the unit.
 */
export const answerCase = command(
  z.object({
    caseId: z.uuid(),
    result: z.enum(['done', 'explained', 'not-possible'], '请选办理结果。'),
    words: z.string().trim().min(2, '请写答复内容，居民会看到。').max(20_000, '最多 20000 个字。'),
  }),
  async (ctx, { caseId, result, words }) => {
    const taken = await takeCase(ctx, caseId, 'answer');
    const [clock, calendar] = await Promise.all([caseClock(ctx, taken.receivedAt), workCalendarOf(ctx)]);
    const isStrict = clock.rules.kinds.find((one) => one.key === taken.kind)?.handling === 'strict';
    const needsReview = isStrict || taken.supervision >= clock.rules.review.fromSupervision;
    const to = needsReview ? 'to-review' : 'to-rate';
    const officeMinutes = Math.round(
      workingMinutesBetween(taken.receivedAt, ctx.now, calendar, clock.rules.office ?? defaultOfficeHours),
    );
    const silence = clock.due({ amount: clock.rules.rating.silenceDays, unit: 'days' }, ctx.now).dueAt;
    const row = newId();
    await Promise.all([
      sql`insert into cases.answers (county, id, case_id, cycle, unit_id, result, words, answered_by, answered_at)
        values (${ctx.county}, ${row}, ${caseId}, ${taken.cycle}, ${taken.unitId}, ${result}, ${words}, ${ctx.actor.id},
          ${ctx.now})`.execute(ctx.db),
      changeCase(ctx, taken, 'answer', {
        state: to,
        signedAt: taken.signedAt ?? ctx.now,
        answeredAt: ctx.now,
        wakeAt: needsReview ? null : silence,
      }),
      record(ctx, ...(taken.state === 'to-sign' ? [signed(ctx, taken, clock)] : []), {
        kind: 'case.answered',
        thingId: caseId,
        detail: {
          ...factsOf(taken, to),
          // When it had not been signed for, the line before this one signed.
          from: 'handling',
          result,
          onTime: !isLate({ ...taken, answeredAt: ctx.now }, ctx.now),
          officeMinutes,
          review: needsReview,
          by: ctx.actor.organizationId,
          row,
        },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

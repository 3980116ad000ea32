import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf, movedDates } from './activity-kinds.ts';
import { caseClock } from './case-clock.ts';
import { handlerDeadline } from './case-clocks.ts';
import { caseRows, clockRowsOf } from './case-rows.ts';
import { changeCase, changed } from './change-case.ts';

/** Takes a suspended case up again: the pause is closed, and the handler's date moves on by exactly the time that stood still. */
export const resumeCase = command(
  z.object({
    caseId: z.uuid(),
    note: z.string().trim().min(2, '请写恢复办理的原因。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, note }) => {
    const taken = await takeCase(ctx, caseId, 'resume');
    const [clock, , , rows] = await Promise.all([
      caseClock(ctx, taken.receivedAt),
      sql`update cases.suspensions set ended_by = ${ctx.actor.id}, ended_at = ${ctx.now}, end_note = ${note}
        where county = ${ctx.county} and case_id = ${caseId} and ended_at is null`.execute(ctx.db),
      sql`update cases.pauses set ended_at = ${ctx.now}
        where county = ${ctx.county} and case_id = ${caseId} and ended_at is null`.execute(ctx.db),
      caseRows(ctx, caseId),
    ]);
    const worked = handlerDeadline(clock, taken, clockRowsOf(taken, rows));
    const next = { ...taken, handleDueAt: worked?.dueAt ?? taken.handleDueAt };
    await Promise.all([
      changeCase(ctx, taken, 'resume', {
        state: 'handling',
        wakeAt: null,
        handleDueAt: next.handleDueAt,
        ...(worked?.provisional ? { certainty: 'provisional' } : {}),
      }),
      record(ctx, {
        kind: 'case.resumed',
        thingId: caseId,
        detail: { ...factsOf(taken, 'handling'), ...movedDates(taken, next), by: ctx.actor.organizationId },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

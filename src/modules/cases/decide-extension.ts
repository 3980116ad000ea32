import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf, movedDates } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { caseClock } from './case-clock.ts';
import { classOf, extensionLimit } from './case-clocks.ts';
import { changeCase, changed } from './change-case.ts';
import { refuseOwnWork } from './own-work.ts';

interface Asked {
  id: string;
  days: number;
  askedBy: string;
}

/**
 * Someone else grants or refuses an extension. It counts from the original due date however late it is granted, moves
 * both clocks, and the reporter is told the new date and why.
 */
export const decideExtension = command(
  z.object({
    caseId: z.uuid(),
    decision: z.enum(['granted', 'refused'], '请选同意或不同意。'),
    note: z.string().trim().max(2000, '最多 2000 个字。').default(''),
  }),
  async (ctx, { caseId, decision, note }) => {
    const taken = await takeCase(ctx, caseId, 'decide-extension');
    const asked = await openExtension(ctx, taken);
    refuseOwnWork(ctx.actor.id, asked.askedBy);
    const next = decision === 'granted' ? await extended(ctx, taken, asked.days) : taken;
    await Promise.all([
      sql`update cases.extensions set decision = ${decision}, decided_by = ${ctx.actor.id}, decided_at = ${ctx.now},
          decision_note = ${note}, due_after = ${decision === 'granted' ? next.dueAt : null}
        where county = ${ctx.county} and id = ${asked.id}`.execute(ctx.db),
      changeCase(ctx, taken, 'decide-extension', {
        dueAt: next.dueAt,
        handleDueAt: next.handleDueAt,
        certainty: next.certainty,
      }),
      record(ctx, {
        kind: 'case.extension-decided',
        thingId: caseId,
        detail: {
          ...factsOf(taken),
          ...movedDates(taken, next),
          decision,
          days: asked.days,
          by: ctx.actor.organizationId,
          row: asked.id,
        },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

async function openExtension(ctx: Ctx, taken: CaseInReach): Promise<Asked> {
  const found = await sql<Asked>`select id, days, asked_by from cases.extensions
    where county = ${ctx.county} and case_id = ${taken.id} and cycle = ${taken.cycle} and decision is null`.execute(
    ctx.db,
  );
  const [asked] = found.rows;
  if (!asked) throw new Conflict('cases.no-extension', '没有等着审的延期申请，可能别人刚刚审过了。请刷新看看。');
  return asked;
}

async function extended(ctx: Ctx, taken: CaseInReach, days: number) {
  const clock = await caseClock(ctx, taken.receivedAt);
  const urgency = classOf(clock.rules, taken.urgency);
  const by = extensionLimit(urgency?.answer ?? { amount: days, unit: 'working-days' }, days);
  const due = clock.extend(by, taken.dueAt);
  const handleDueAt = taken.handleDueAt && clock.extend(by, taken.handleDueAt).dueAt;
  return { dueAt: due.dueAt, handleDueAt, certainty: due.provisional ? ('provisional' as const) : taken.certainty };
}

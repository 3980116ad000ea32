import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { factsOf, movedDates } from './activity-kinds.ts';
import { type CaseInReach, isLate } from './case.ts';
import { caseClock } from './case-clock.ts';
import { classOf } from './case-clocks.ts';
import { changeCase } from './change-case.ts';

const mostCycles = 99;

/**
 * Opens the next cycle (重办) with the unit that had the case: it signs again, and both clocks run anew from now. Whether
 * the cycle before was late stays in the record; statistics count the case once and its cycles apart.
 */
export async function startAgain(
  ctx: Ctx,
  taken: CaseInReach,
  act: 'rate' | 'call' | 'reopen',
  row?: string,
): Promise<void> {
  if (taken.cycle >= mostCycles) {
    throw new Conflict('cases.too-many-cycles', '这件事重办的次数太多了，请重新提交一件，写清还没解决的地方。');
  }
  // The rules in force when the case came in still rule it; a class that a county gave up leaves the old length unknown.
  const clock = await caseClock(ctx, taken.receivedAt);
  const urgency = classOf(clock.rules, taken.urgency) ?? clock.rules.urgencies[0];
  const due = urgency ? clock.due(urgency.answer, ctx.now) : { dueAt: taken.dueAt, provisional: false };
  const state = taken.unitId ? 'to-sign' : 'to-dispatch';
  const next = { ...taken, cycle: taken.cycle + 1 };
  await Promise.all([
    changeCase(ctx, taken, act, {
      state,
      cycle: next.cycle,
      dueAt: due.dueAt,
      handleDueAt: taken.unitId ? due.dueAt : null,
      certainty: due.provisional ? 'provisional' : 'final',
      dispatchedAt: taken.unitId ? ctx.now : null,
      signedAt: null,
      contactedAt: null,
      answeredAt: null,
      closedAt: null,
      outcome: null,
      wakeAt: null,
    }),
    taken.unitId ? insertRedo(ctx, next, taken.unitId) : undefined,
    record(ctx, {
      kind: 'case.reopened',
      thingId: taken.id,
      detail: {
        ...factsOf(next, state),
        ...movedDates(taken, { dueAt: due.dueAt, handleDueAt: taken.unitId ? due.dueAt : null }),
        from: taken.state,
        reason: act === 'reopen' ? 'asked' : 'unsolved',
        lateBefore: isLate(taken, ctx.now),
        by: ctx.actor.organizationId,
        ...(row ? { row } : {}),
      },
    }),
  ]);
}

function insertRedo(ctx: Ctx, next: CaseInReach, unitId: string) {
  return sql`insert into cases.dispatches (county, id, case_id, cycle, unit_id, basis, note, dispatched_by, dispatched_at)
    values (${ctx.county}, ${newId()}, ${next.id}, ${next.cycle}, ${unitId}, 'redo', '', ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.db,
  );
}

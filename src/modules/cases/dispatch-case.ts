import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { findOrganization } from '../organizations/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { addHelper } from './ask-helper.ts';
import type { CaseInReach } from './case.ts';
import { caseClock } from './case-clock.ts';
import { classOf } from './case-clocks.ts';
import { changeCase, changed } from './change-case.ts';
import { markUnit } from './search-document.ts';

/**
 * Sends a case to the unit that must answer it and starts the handler's clock.
 * A unit that the case complains about is never asked to handle it.
 */
export const dispatchCase = command(
  z.object({
    caseId: z.uuid(),
    unitId: z.uuid('请选承办单位。'),
    basis: z.enum(['catalogue', 'by-hand']).default('by-hand'),
    note: z.string().trim().max(500, '最多 500 个字。').default(''),
    /** Units that help from the start, as the catalogue names them. */
    helpers: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.uuid()).max(5).default([]),
    ),
  }),
  async (ctx, input) => {
    const taken = await takeCase(ctx, input.caseId, 'dispatch');
    await sendTo(ctx, taken, 'dispatch', input);
    const sent = { ...taken, unitId: input.unitId, state: 'to-sign' as const };
    for (const unitId of new Set(input.helpers)) {
      const helper = await findOrganization(ctx, unitId);
      await addHelper(ctx, sent, { unitId: helper.id, note: '派单时请求协办。' });
    }
    return { caseId: taken.id };
  },
  { output: changed },
);

/** Shared by dispatching, redirecting and redoing: the row, the summary, the mark in the index, the record. */
export async function sendTo(
  ctx: Ctx,
  taken: CaseInReach,
  act: 'dispatch' | 'redirect',
  to: { unitId: string; basis: 'catalogue' | 'by-hand'; note: string },
) {
  const [unit, clock] = await Promise.all([findOrganization(ctx, to.unitId), caseClock(ctx, taken.receivedAt)]);
  if (unit.id === taken.aboutUnitId) {
    throw new Conflict('cases.about-unit', '这件事反映的就是这个单位，不能派给它自己办。请派给别的单位或上一级。');
  }
  const urgency = classOf(clock.rules, taken.urgency);
  const handle = urgency ? clock.due(urgency.answer, ctx.now) : null;
  const from = taken.returns > 0 ? await backAt(ctx, taken) : taken.receivedAt;
  const dispatchDue = urgency ? clock.due(urgency.dispatch, from).dueAt : ctx.now;
  const row = newId();
  await Promise.all([
    sql`insert into cases.dispatches (county, id, case_id, cycle, unit_id, basis, note, dispatched_by, dispatched_at)
      values (${ctx.county}, ${row}, ${taken.id}, ${taken.cycle}, ${unit.id}, ${to.basis}, ${to.note}, ${ctx.actor.id},
        ${ctx.now})`.execute(ctx.db),
    changeCase(ctx, taken, act, {
      state: 'to-sign',
      unitId: unit.id,
      dispatchedAt: ctx.now,
      signedAt: null,
      handleDueAt: handle?.dueAt ?? null,
    }),
    markUnit(ctx, taken.id, unit.id),
    record(ctx, {
      kind: 'case.dispatched',
      thingId: taken.id,
      detail: {
        ...factsOf({ ...taken, unitId: unit.id }, 'to-sign'),
        from: taken.state,
        basis: to.basis,
        onTime: ctx.now <= dispatchDue,
        by: ctx.actor.organizationId,
        row,
      },
    }),
  ]);
}

/** A case that came back is dispatched in time when it goes out again in time: the desk's limit counts from its return. */
async function backAt(ctx: Ctx, taken: CaseInReach): Promise<Date> {
  const found = await sql<{ at: Date | null }>`select max(decided_at) as at from cases.returns
    where county = ${ctx.county} and case_id = ${taken.id} and decision <> 'refused'`.execute(ctx.db);
  return found.rows[0]?.at ?? taken.receivedAt;
}

import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach, State } from './case.ts';
import { changeCase } from './change-case.ts';
import { refuseOwnWork } from './own-work.ts';

const acts = { accepted: 'accept-return', refused: 'refuse-return', 'deemed-accepted': 'deem-return' } as const;

interface Asked {
  id: string;
  reason: string;
  askedBy: string;
  askedAt: Date;
  stateBefore: State;
}

/**
 * Ends the review of a return, shared by the three ways it can end. Accepted, the case goes back to the desk, and the time
 * under review is recorded as a pause; refused, the unit goes on where it was and the time counts [domain rules 3.6.2].
 */
export async function endReturn(
  ctx: Ctx,
  taken: CaseInReach,
  decision: keyof typeof acts,
  note: string,
): Promise<void> {
  const found = await sql<Asked>`select id, reason, asked_by, asked_at, state_before from cases.returns
    where county = ${ctx.county} and case_id = ${taken.id} and decision is null`.execute(ctx.db);
  const [asked] = found.rows;
  if (!asked) throw new Conflict('cases.no-return', '没有等着审的退单，可能别人刚刚审过了。请刷新看看。');
  refuseOwnWork(ctx.actor.id, asked.askedBy);
  const to = decision === 'refused' ? asked.stateBefore : 'to-dispatch';
  const back = { unitId: null, dispatchedAt: null, signedAt: null, handleDueAt: null };
  await Promise.all([
    sql`update cases.returns set decision = ${decision}, decided_by = ${ctx.actor.id}, decided_at = ${ctx.now},
        decision_note = ${note} where county = ${ctx.county} and id = ${asked.id}`.execute(ctx.db),
    decision === 'refused' ? undefined : insertPause(ctx, taken, asked.askedAt),
    changeCase(ctx, taken, acts[decision], { state: to, wakeAt: null, ...(decision === 'refused' ? {} : back) }),
    record(ctx, {
      kind: 'case.return-decided',
      thingId: taken.id,
      detail: { ...factsOf(taken, to), decision, reason: asked.reason, by: ctx.actor.organizationId, row: asked.id },
    }),
  ]);
}

async function insertPause(ctx: Ctx, taken: CaseInReach, startedAt: Date) {
  await sql`insert into cases.pauses (county, id, case_id, cycle, reason, started_at, ended_at)
    values (${ctx.county}, ${newId()}, ${taken.id}, ${taken.cycle}, 'return-review', ${startedAt}, ${ctx.now})`.execute(
    ctx.db,
  );
}

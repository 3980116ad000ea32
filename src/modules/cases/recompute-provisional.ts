import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { type NewActivity, record } from '../activity/index.ts';
import { factsOf, movedDates } from './activity-kinds.ts';
import type { Case } from './case.ts';
import { caseClock } from './case-clock.ts';
import { type ClockRows, handlerDeadline, residentDeadline } from './case-clocks.ts';
import { caseRows, clockRowsOf } from './case-rows.ts';

const batch = 100;

/**
 * Works out the dates of open cases again that had to wait for a holiday notice, a batch at a time in the order of ids.
 * Each date that moves is recorded; one that a still later notice may change stays provisional.
 */
export const recomputeProvisional = command(
  z.object({ after: z.uuid().optional() }),
  async (ctx, { after }) => {
    const found = await sql<Case>`select * from cases.cases where county = ${ctx.county} and certainty = 'provisional'
      and closed_at is null and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
      order by id limit ${batch} for update`.execute(ctx.db);
    const entries: NewActivity[] = [];
    for (const one of found.rows) entries.push(...(await recompute(ctx, one)));
    if (entries.length > 0) await record(ctx, ...entries);
    return { last: found.rows.length === batch ? (found.rows.at(-1)?.id ?? null) : null, moved: entries.length };
  },
  { output: z.object({ last: z.uuid().nullable(), moved: z.int() }) },
);

async function recompute(ctx: Ctx, one: Case): Promise<NewActivity[]> {
  const [clock, rows] = await Promise.all([caseClock(ctx, one.receivedAt), caseRows(ctx, one.id)]);
  const clockRows: ClockRows = clockRowsOf(one, rows);
  const due = residentDeadline(clock, one, clockRows);
  const handle = one.handleDueAt && handlerDeadline(clock, one, clockRows);
  if (!due) return [];
  // While a pause is open the stored date waits for its end: the resumption works it out.
  const handleDueAt = handle && !handle.paused ? handle.dueAt : one.handleDueAt;
  const next = { ...one, dueAt: due.dueAt, handleDueAt };
  const certainty = due.provisional || handle?.provisional ? 'provisional' : 'final';
  await sql`update cases.cases set due_at = ${due.dueAt}, handle_due_at = ${handleDueAt}, certainty = ${certainty},
    changed_at = ${ctx.now} where county = ${ctx.county} and id = ${one.id}`.execute(ctx.db);
  const stays =
    next.dueAt.getTime() === one.dueAt.getTime() && next.handleDueAt?.getTime() === one.handleDueAt?.getTime();
  if (stays) return [];
  return [{ kind: 'case.due-recomputed', thingId: one.id, detail: { ...factsOf(one), ...movedDates(one, next) } }];
}

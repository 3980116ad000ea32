import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { caseClock } from './case-clock.ts';
import { changeCase } from './change-case.ts';
import type { Outcome } from './outcomes.ts';
import type { Act } from './transitions.ts';

// One row a cycle: of two people ending the same cycle at once, the database lets only the first.
onConstraint('closures_pkey', () => new Conflict('cases.already-closed', '这件事刚刚已经结束，请刷新看看结果。'));

const day = 86_400_000;

interface Ending {
  readonly outcome: Exclude<Outcome, 'not-solved' | 'declined'>;
  readonly note?: string;
  readonly state?: 'closed' | 'merged' | 'withdrawn';
  readonly parentId?: string;
}

/** Ends a taken case: the row that decides two closings at once, the summary, the record, and the day of its archiving. */
export async function endCase(ctx: Ctx, taken: CaseInReach, act: Act, ending: Ending): Promise<void> {
  const { outcome, note = '', state = 'closed', parentId = null } = ending;
  const { rules } = await caseClock(ctx, taken.receivedAt);
  const wakeAt = state === 'closed' ? new Date(ctx.now.getTime() + rules.archiveAfterDays * day) : null;
  await Promise.all([
    insertClosure(ctx, taken, outcome, note),
    changeCase(ctx, taken, act, { state, outcome, closedAt: ctx.now, wakeAt, ...(parentId ? { parentId } : {}) }),
    ended(ctx, taken, ending),
  ]);
}

async function ended(ctx: Ctx, taken: CaseInReach, { outcome, state = 'closed', parentId }: Ending) {
  const facts = { ...factsOf(taken, state), by: ctx.actor.organizationId };
  const thingId = taken.id;
  if (parentId) return record(ctx, { kind: 'case.merged', thingId, detail: { ...facts, parent: parentId } });
  if (state === 'withdrawn') return record(ctx, { kind: 'case.withdrawn', thingId, detail: facts });
  const heard = await wasHeard(ctx, taken);
  return record(ctx, { kind: 'case.closed', thingId, detail: { ...facts, outcome, heard } });
}

async function wasHeard(ctx: Ctx, taken: CaseInReach): Promise<boolean> {
  const found =
    await sql`select 1 from cases.ratings where county = ${ctx.county} and case_id = ${taken.id} limit 1`.execute(
      ctx.db,
    );
  return found.rows.length > 0;
}

export function insertClosure(ctx: Ctx, taken: CaseInReach, outcome: Outcome, note: string) {
  return sql`insert into cases.closures (county, case_id, cycle, outcome, note, closed_by, closed_at)
    values (${ctx.county}, ${taken.id}, ${taken.cycle}, ${outcome}, ${note}, ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.db,
  );
}

import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict } from '../../platform/errors.ts';
import { type NewActivity, record } from '../activity/index.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach, State } from './case.ts';
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
    record(ctx, ended(ctx, taken, state, outcome)),
  ]);
}

function ended(ctx: Ctx, taken: CaseInReach, state: State, outcome: Outcome): NewActivity {
  return {
    kind: 'case.closed',
    thingId: taken.id,
    detail: { ...factsOf(taken, state), outcome, by: ctx.actor.organizationId },
  };
}

export function insertClosure(ctx: Ctx, taken: CaseInReach, outcome: Outcome, note: string) {
  return sql`insert into cases.closures (county, case_id, cycle, outcome, note, closed_by, closed_at)
    values (${ctx.county}, ${taken.id}, ${taken.cycle}, ${outcome}, ${note}, ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.db,
  );
}

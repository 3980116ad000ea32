import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Forbidden } from '../../platform/errors.ts';
import type { CaseInReach } from './case.ts';

const refusal = () => new Forbidden('cases.own-work', '自己提的、自己办的，不能自己审。请换一位同事来审。');

/** Nobody accepts their own work: the table refuses the same unit, and the database the same person in another role. */
for (const name of ['extensions_not_by_oneself', 'returns_not_by_oneself', 'answers_not_by_oneself']) {
  onConstraint(name, refusal);
}

/** Whoever wrote the answer of this cycle neither rates it nor writes down what the reporter says of it, in any role. */
export async function refuseOwnAnswer(ctx: Ctx, taken: CaseInReach) {
  const own = await sql`select 1 from cases.answers where county = ${ctx.county} and case_id = ${taken.id}
    and cycle = ${taken.cycle} and answered_by = ${ctx.actor.id} limit 1`.execute(ctx.db);
  if (own.rows.length > 0) throw refusal();
}

/** Refuses a decision by the very person who asked, also when they hold a second role. */
export function refuseOwnWork(actorId: string | null, askedBy: string | null) {
  if (actorId !== null && actorId === askedBy) throw refusal();
}

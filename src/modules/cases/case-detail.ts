import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { timeline } from '../activity/index.ts';
import { rulesOf } from '../rules/index.ts';
import { findCase, mayOn } from './access.ts';
import { type CaseInReach, isLate, states } from './case.ts';
import { caseRules, categoryLabel, labelOf } from './rule-pack.ts';

/** One case with everything its page shows: its clocks with their reasons, what happened, and what the actor may do. */
export const caseDetail = query(z.object({ caseId: z.uuid() }), async (ctx, { caseId }) => {
  const found = await findCase(ctx, caseId);
  const [{ body: rules }, entries, names] = await Promise.all([
    rulesOf(ctx, caseRules),
    timeline(ctx, caseId),
    namesOf(ctx, found),
  ]);
  return {
    id: found.id,
    number: found.number,
    title: found.title,
    words: found.words,
    kind: found.kind,
    kindLabel: labelOf(rules.kinds, found.kind),
    category: found.category,
    categoryLabel: categoryLabel(rules, found.category),
    state: found.state,
    stateLabel: states[found.state],
    late: isLate(found, ctx.now),
    dueAt: found.dueAt,
    handleDueAt: found.handleDueAt,
    receivedAt: found.receivedAt,
    unitId: found.unitId,
    cycle: found.cycle,
    supervision: found.supervision,
    ...names,
    entries,
    may: mayOn(ctx.actor, found),
  };
});

async function namesOf(
  ctx: ReadCtx,
  found: CaseInReach,
): Promise<{ placeName: string | null; unitName: string | null }> {
  const names = await sql<{ placeName: string | null; unitName: string | null }>`select
    (select name from places.places where county = ${ctx.county} and id = ${found.placeId}) as place_name,
    (select name from organizations.organizations where county = ${ctx.county} and id = ${found.unitId}) as unit_name`.execute(
    ctx.db as never,
  );
  return names.rows[0] ?? { placeName: null, unitName: null };
}

import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict, Forbidden } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changed } from './change-case.ts';
import { countedOf } from './rates/counted-before.ts';

const notOneself = () => new Forbidden('cases.own-exclusion', '自己申请的剔除要由别人来审。');
onConstraint('exclusions_not_by_oneself', notOneself);

/** Decides whether a case is left out of the net rates. Nobody decides what they asked for. */
export const decideExclusion = command(
  z.object({ caseId: z.uuid(), decision: z.enum(['granted', 'refused'], '请选同意或不同意。') }),
  async (ctx, { caseId, decision }) => {
    const taken = await takeCase(ctx, caseId, 'decide-exclusion');
    const decided = await sql<{ ground: string }>`update cases.exclusions set decision = ${decision},
        decided_by = ${ctx.actor.id}, decided_at = ${ctx.now}
      where county = ${ctx.county} and case_id = ${caseId} and decision is null returning ground`.execute(ctx.db);
    const [row] = decided.rows;
    if (!row) throw new Conflict('cases.no-exclusion', '没有等待审核的剔除申请，可能别人刚刚审过。');
    const counted = decision === 'granted' ? await countedOf(ctx, caseId) : [];
    await record(ctx, {
      kind: 'case.exclusion-decided',
      thingId: caseId,
      detail: { ...factsOf(taken), ground: row.ground, decision, counted, by: ctx.actor.organizationId },
    });
    return { caseId };
  },
  { output: changed },
);

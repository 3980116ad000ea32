import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changed } from './change-case.ts';

onConstraint('exclusions_pkey', () => new Conflict('cases.exclusion-asked', '这件事已经申请过剔除，请看审核结果。'));

/** Why a case may be left out of the net rates; the raw rates count it always. */
export const exclusionGrounds = {
  unreasonable: '诉求明显不合理',
  false: '反映情况不实',
  'outside-duty': '不属于本级职责',
  unreachable: '多次联系不上',
} as const;
type Ground = keyof typeof exclusionGrounds;

/** Asks that a closed case be left out of the net rates (剔除), with the ground and the evidence; somebody else decides. */
export const excludeCase = command(
  z.object({
    caseId: z.uuid(),
    ground: z.enum(Object.keys(exclusionGrounds) as [Ground, ...Ground[]], '请选剔除的理由。'),
    evidence: z.string().trim().min(4, '请写清依据，审核的人要看。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, ground, evidence }) => {
    const taken = await takeCase(ctx, caseId, 'exclude');
    await sql`insert into cases.exclusions (county, case_id, ground, evidence, asked_by, asked_at)
      values (${ctx.county}, ${caseId}, ${ground}, ${evidence}, ${ctx.actor.id}, ${ctx.now})`.execute(ctx.db);
    await record(ctx, {
      kind: 'case.exclusion-asked',
      thingId: caseId,
      detail: { ...factsOf(taken), ground, by: ctx.actor.organizationId },
    });
    return { caseId };
  },
  { output: changed },
);

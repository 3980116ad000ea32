import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changed } from './change-case.ts';

/** A helping unit answers the lead, within its own limit or with the reason why not. The first answer stands. */
export const answerAsHelper = command(
  z.object({
    caseId: z.uuid(),
    words: z.string().trim().min(2, '请写协办的情况，主办单位会看到。').max(20_000, '最多 20000 个字。'),
  }),
  async (ctx, { caseId, words }) => {
    const taken = await takeCase(ctx, caseId, 'help');
    const helper = ctx.actor.organizationId ?? '';
    const answered = await sql<{ dueAt: Date }>`update cases.helpers
      set answered_at = ${ctx.now}, answered_by = ${ctx.actor.id}, answer = ${words}
      where county = ${ctx.county} and case_id = ${caseId} and unit_id = ${helper}::uuid and answered_at is null
      returning due_at`.execute(ctx.db);
    const [row] = answered.rows;
    if (!row) throw new Conflict('cases.helper-answered', '本单位已经答复过主办单位了。要补充，请写一条记录。');
    await record(ctx, {
      kind: 'case.helper-answered',
      thingId: caseId,
      detail: { ...factsOf(taken), helper, onTime: ctx.now <= row.dueAt, by: helper },
    });
    return { caseId };
  },
  { output: changed },
);

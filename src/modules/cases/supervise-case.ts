import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';

/** Puts a case under supervision, or presses again at the same level; it is never eased while the case is open. */
export const superviseCase = command(
  z.object({
    caseId: z.uuid(),
    level: z.coerce.number('请选督办级别。').int().min(1, '督办分一到三级。').max(3, '督办分一到三级。'),
    note: z.string().trim().min(2, '请写督办意见。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, level, note }) => {
    const taken = await takeCase(ctx, caseId, 'supervise');
    if (level < taken.supervision) {
      throw new Invalid({ level: `现在是 ${taken.supervision} 级督办，只能同级再督或升级。` });
    }
    const row = newId();
    await Promise.all([
      sql`insert into cases.supervisions (county, id, case_id, level, note, supervised_by, supervised_at)
        values (${ctx.county}, ${row}, ${caseId}, ${level}, ${note}, ${ctx.actor.id}, ${ctx.now})`.execute(ctx.db),
      changeCase(ctx, taken, 'supervise', { supervision: level }),
      record(ctx, {
        kind: 'case.supervised',
        thingId: caseId,
        detail: { ...factsOf(taken), level, by: ctx.actor.organizationId, row },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

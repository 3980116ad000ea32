import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { caseClock } from './case-clock.ts';
import { changed } from './change-case.ts';

onConstraint(
  'extensions_each_once',
  () => new Conflict('cases.extension-waits', '已经有一份延期申请在等审核，请等结果。'),
);

/** The lead asks for more time, before the time is up and as often as the county's rules allow in one cycle. */
export const askExtension = command(
  z.object({
    caseId: z.uuid(),
    days: z.coerce.number('请填天数。').int('天数要是整数。').min(1, '至少 1 天。').max(60, '最多 60 天。'),
    reason: z.string().trim().min(4, '请写延期的原因，居民会看到。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, days, reason }) => {
    const taken = await takeCase(ctx, caseId, 'ask-extension');
    const { rules } = await caseClock(ctx, taken.receivedAt);
    const { most, mostDays } = rules.extensions;
    if (days > mostDays) throw new Invalid({ days: `本地规则最多延期 ${mostDays} 天。` });
    if (ctx.now > taken.dueAt) {
      throw new Conflict('cases.extension-too-late', '已经过了到期时间，不能再延期。请尽快答复，并说明超时的原因。');
    }
    const found = await sql<{ granted: number }>`select count(*) as granted from cases.extensions
      where county = ${ctx.county} and case_id = ${caseId} and cycle = ${taken.cycle} and decision = 'granted'`.execute(
      ctx.db,
    );
    const granted = found.rows[0]?.granted ?? 0;
    if (granted >= most) {
      throw new Conflict('cases.no-more-extensions', `本地规则一件事最多延期 ${most} 次，已经用完了。`);
    }
    const row = newId();
    await Promise.all([
      sql`insert into cases.extensions (county, id, case_id, cycle, nth, days, reason, asked_by, asked_unit_id, asked_at,
          due_before)
        values (${ctx.county}, ${row}, ${caseId}, ${taken.cycle}, ${granted + 1}, ${days}, ${reason}, ${ctx.actor.id},
          ${ctx.actor.organizationId}, ${ctx.now}, ${taken.dueAt})`.execute(ctx.db),
      record(ctx, {
        kind: 'case.extension-asked',
        thingId: caseId,
        detail: { ...factsOf(taken), days, by: ctx.actor.organizationId, row },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

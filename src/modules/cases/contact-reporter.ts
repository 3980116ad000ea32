import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { caseClock } from './case-clock.ts';
import { classOf } from './case-clocks.ts';
import { changeCase, changed } from './change-case.ts';

/** Records that the unit spoke with the reporter. Only the first time counts for the limit, which runs from the dispatch. */
export const contactReporter = command(
  z.object({
    caseId: z.uuid(),
    way: z.enum(['phone', 'visit', 'message'], '请选联系的方式。'),
    note: z.string().trim().min(2, '请写联系的结果。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, way, note }) => {
    const taken = await takeCase(ctx, caseId, 'contact');
    const clock = await caseClock(ctx, taken.receivedAt);
    const limit = classOf(clock.rules, taken.urgency)?.contact;
    const due = limit && taken.dispatchedAt ? clock.due(limit, taken.dispatchedAt).dueAt : ctx.now;
    const first = taken.contactedAt === null;
    const row = newId();
    await Promise.all([
      sql`insert into cases.contacts (county, id, case_id, cycle, way, note, contacted_by, contacted_at)
        values (${ctx.county}, ${row}, ${caseId}, ${taken.cycle}, ${way}, ${note}, ${ctx.actor.id}, ${ctx.now})`.execute(
        ctx.db,
      ),
      changeCase(ctx, taken, 'contact', { contactedAt: taken.contactedAt ?? ctx.now }),
      record(ctx, {
        kind: 'case.contacted',
        thingId: caseId,
        detail: { ...factsOf(taken), way, first, onTime: ctx.now <= due, by: ctx.actor.organizationId, row },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

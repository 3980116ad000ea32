import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changed } from './change-case.ts';

/** Writes down how things stand, for those who work on the case or also for its reporter. */
export const writeNote = command(
  z.object({
    caseId: z.uuid(),
    audience: z.enum(['internal', 'reporter'], '请选给谁看。').default('internal'),
    words: z.string().trim().min(1, '请写内容。').max(20_000, '最多 20000 个字。'),
  }),
  async (ctx, { caseId, audience, words }) => {
    const taken = await takeCase(ctx, caseId, 'note');
    const row = newId();
    await Promise.all([
      sql`insert into cases.notes (county, id, case_id, audience, words, written_by, unit_id, written_at)
        values (${ctx.county}, ${row}, ${caseId}, ${audience}, ${words}, ${ctx.actor.id}, ${ctx.actor.organizationId},
          ${ctx.now})`.execute(ctx.db),
      record(ctx, {
        kind: 'case.noted',
        thingId: caseId,
        detail: { ...factsOf(taken), audience, by: ctx.actor.organizationId, row },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

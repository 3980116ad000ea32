import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changed } from './change-case.ts';

/** A neighbour who joined a matter leaves it again. Whoever brought a matter in withdraws it instead. */
export const leaveCase = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'leave');
    const gone = await sql`delete from cases.reporters where county = ${ctx.county} and case_id = ${caseId}
      and person_id = ${ctx.actor.id} and via = 'join' returning 1`.execute(ctx.db);
    if (gone.rows.length === 0) {
      throw new Conflict('cases.own-matter', '这件事是您自己反映的，不想继续可以撤回。');
    }
    await record(ctx, {
      kind: 'case.left',
      thingId: caseId,
      detail: factsOf(taken),
    });
    return { caseId };
  },
  { output: changed },
);

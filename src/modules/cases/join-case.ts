import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { factsOf } from './activity-kinds.ts';
import { type Case, endStates } from './case.ts';
import { changed } from './change-case.ts';

onConstraint('reporters_pkey', () => new Conflict('cases.already-joined', '您已经在这件事里了，有进展会告诉您。'));

/**
 * A neighbour joins a public matter instead of reporting it again: they are counted, told of the answer and asked whether
 * it is solved, like whoever reported it first.
 */
export const joinCase = command(
  z.object({ caseId: z.uuid('没有这件事。') }),
  async (ctx, { caseId }) => {
    if (!ctx.actor.id || !ctx.actor.can('cases.report')) throw new Forbidden('cases.report');
    const found = await lockPublished(ctx, caseId);
    if (endStates.includes(found.state) || found.answeredAt) {
      throw new Conflict('cases.join-over', '这件事已经有答复了。如果您那里还有问题，请另外提交一件。');
    }
    await sql`insert into cases.reporters (county, case_id, person_id, joined_at, via)
      values (${ctx.county}, ${caseId}, ${ctx.actor.id}, ${ctx.now}, 'join')`.execute(ctx.db);
    await record(ctx, {
      kind: 'case.joined',
      thingId: caseId,
      detail: factsOf(found),
    });
    return { caseId };
  },
  { output: changed },
);

/** What is not public answers like what is not there. */
async function lockPublished(ctx: Ctx, caseId: string): Promise<Case> {
  const found = await sql<Case>`select * from cases.cases where county = ${ctx.county} and id = ${caseId}
    and published_at is not null and audience = 'public' for update`.execute(ctx.db);
  const [row] = found.rows;
  if (!row) throw new NotFound();
  return row;
}

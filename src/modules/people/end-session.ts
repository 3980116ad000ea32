import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { forgetVisitors } from './find-visitor.ts';

/** Ends the session one is in; its secret is worth nothing from then on. */
export const signOut = command(
  z.object({}),
  async (ctx) => {
    await sql`delete from people.sessions where county = ${ctx.county} and id = ${ctx.actor.sessionId}`.execute(ctx.db);
    forgetVisitors();
    return {};
  },
  { output: z.object({}) },
);

/** Ends one of one's own sessions elsewhere, or all but the present one. */
export const endSession = command(
  z.object({ sessionId: z.uuid().optional() }),
  async (ctx, { sessionId }) => {
    const which = sessionId ? sql`id = ${sessionId}` : sql`id is distinct from ${ctx.actor.sessionId}`;
    const ended = await sql`delete from people.sessions
      where county = ${ctx.county} and person_id = ${ctx.actor.id} and ${which}`.execute(ctx.db);
    if (sessionId && Number(ended.numAffectedRows) === 0) throw new NotFound('这个登录已经退出了。');
    forgetVisitors();
    return { ended: Number(ended.numAffectedRows) };
  },
  { output: z.object({ ended: z.number() }) },
);

import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { newToken, tokenHash } from '../../platform/sealing/index.ts';
import { hourMs } from '../../platform/worktime/index.ts';
import { forgetVisitors } from './find-visitor.ts';

/** How somebody proved who they are when this session began. */
export type Proof = 'code' | 'password' | 'two-factor';

const residentDays = 30;
export const staffHours = 12;

/**
 * Starts a session and answers its secret, which only the browser keeps; staff sessions end with the working day.
 * Always a new secret: one that was known before signing in is worth nothing, and the session it replaces is ended.
 */
export async function startSession(
  ctx: Ctx,
  personId: string,
  as: { grantId: string | null; proof: Proof },
): Promise<string> {
  const session = `s_${newToken()}`;
  const life = as.grantId ? staffHours * hourMs : residentDays * 24 * hourMs;
  const replaced = ctx.actor.sessionId
    ? sql`delete from people.sessions where county = ${ctx.county} and id = ${ctx.actor.sessionId}`.execute(ctx.db)
    : undefined;
  const started =
    sql`insert into people.sessions (county, token_hash, id, person_id, grant_id, proof, started_at, expires_at)
    values (${ctx.county}, ${tokenHash(session)}, ${newId()}, ${personId}, ${as.grantId}, ${as.proof}, ${ctx.now},
      ${new Date(ctx.now.getTime() + life)})`.execute(ctx.db);
  await Promise.all([replaced, started]);
  if (replaced) forgetVisitors();
  return session;
}

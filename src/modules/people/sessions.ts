import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { newToken, tokenHash } from '../../platform/sealing/index.ts';

const residentDays = 30;
const staffHours = 12;

/** Starts a session and answers its secret, which only the browser keeps; staff sessions end with the working day. */
export async function startSession(ctx: Ctx, personId: string, grantId: string | null): Promise<string> {
  const session = `s_${newToken()}`;
  const life = grantId ? staffHours * 3_600_000 : residentDays * 86_400_000;
  await sql`insert into people.sessions (county, token_hash, person_id, grant_id, started_at, expires_at)
    values (${ctx.county}, ${tokenHash(session)}, ${personId}, ${grantId}, ${ctx.now}, ${new Date(ctx.now.getTime() + life)})`.execute(
    ctx.db,
  );
  return session;
}

import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { hourMs } from '../../platform/worktime/index.ts';
import { forgetVisitors } from './find-visitor.ts';
import { grantsOf, mayTakeRole } from './grants.ts';
import { localPath } from './local-path.ts';
import { type Proof, staffHours } from './sessions.ts';

/**
 * Puts on another hat: one of one's own roles, or none to act as a resident. A role is taken for the rest of the twelve
 * hours after signing in; after that the person signs in anew.
 */
export const chooseRole = command(
  z.object({ grantId: z.uuid().optional(), next: localPath }),
  async (ctx, { grantId, next }) => {
    const session = await takeSession(ctx);
    const until = new Date(session.startedAt.getTime() + staffHours * hourMs);
    if (grantId) await checkRole(ctx, grantId, session.proof, until);
    await sql`update people.sessions set grant_id = ${grantId ?? null},
        expires_at = case when ${grantId ?? null}::uuid is null then expires_at else least(expires_at, ${until}) end
      where county = ${ctx.county} and id = ${ctx.actor.sessionId}`.execute(ctx.db);
    forgetVisitors();
    return { grantId: grantId ?? null, next: next || (grantId ? '/cases' : '') };
  },
  { output: z.object({ grantId: z.uuid().nullable(), next: z.string() }) },
);

interface Session {
  proof: Proof;
  startedAt: Date;
}

/** The browser session of this request; a bearer token has its role for good and cannot come here. */
export async function takeSession(ctx: Ctx): Promise<Session> {
  const found = await sql<Session>`select proof, started_at from people.sessions
    where county = ${ctx.county} and id = ${ctx.actor.sessionId} for update`.execute(ctx.db);
  const [row] = found.rows;
  if (!row) throw new Forbidden('people.session-only', '这件事要在浏览器里登录后做，令牌不行。');
  return row;
}

async function checkRole(ctx: Ctx, grantId: string, proof: Proof, until: Date) {
  const grant = (await grantsOf(ctx, ctx.actor.id ?? '')).find((one) => one.id === grantId && one.current);
  if (!grant) throw new NotFound('您没有这个身份，或它已经到期。');
  if (!(await mayTakeRole(ctx, grant, proof))) {
    throw new Conflict('people.second-factor', `“${grant.label}”要先在“我的”里设置身份验证器，再用密码和动态码登录。`);
  }
  if (until <= ctx.now) {
    throw new Conflict('people.session-old', '工作身份只在登录后 12 小时内能用，请退出后重新登录。');
  }
}

import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command, query } from '../../platform/context.ts';
import { Invalid, NotFound, type Refusal } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeSession } from './choose-role.ts';
import { forgetVisitors } from './find-visitor.ts';
import { isPassword } from './password.ts';
import { setPassword } from './set-password.ts';

/** The page on which workers change their password; who has no login has nothing to change. */
export const passwordForm = query(z.object({}), async (ctx) => {
  const found = await sql<{ login: string; changedAt: Date }>`select login, changed_at from people.passwords
    where county = ${ctx.county} and person_id = ${ctx.actor.id}`.execute(ctx.db as never);
  const [row] = found.rows;
  if (!row) throw new NotFound('您用手机验证码登录，没有密码。');
  return row;
});
export type PasswordForm = Awaited<ReturnType<(typeof passwordForm)['run']>>;

/** Changes one's own password and ends every other session, wherever it is. */
export const changePassword = command(
  z.object({
    present: z.string('请填现在的密码。').max(400, '密码太长。'),
    password: z.string('请填新密码。').max(400, '密码太长。'),
    again: z.string('请再填一遍新密码。').max(400, '密码太长。'),
  }),
  async (ctx, { present, password, again }): Promise<Record<string, never> | Refusal> => {
    await takeSession(ctx);
    const login = await checkPresent(ctx, present, 'present');
    if (password !== again) throw new Invalid({ again: '两遍新密码不一样，请再填一遍。' });
    if (password === present) throw new Invalid({ password: '新密码和原来的一样，请换一个。' });
    await setPassword(ctx, ctx.actor.id ?? '', login, password);
    await sql`delete from people.sessions where county = ${ctx.county} and person_id = ${ctx.actor.id}
      and id <> ${ctx.actor.sessionId}`.execute(ctx.db);
    await record(ctx, { kind: 'person.secured', thingId: ctx.actor.id ?? '', detail: { by: 'password' } });
    forgetVisitors();
    return {};
  },
  { secret: true, output: z.object({}) },
);

/** Asks for the present password before something that protects the account is changed; answers the login. */
export async function checkPresent(ctx: Ctx, present: string, field: string): Promise<string> {
  const found = await sql<{ login: string; hash: string }>`select login, hash from people.passwords
    where county = ${ctx.county} and person_id = ${ctx.actor.id} for update`.execute(ctx.db);
  const [row] = found.rows;
  if (!row) throw new NotFound('您用手机验证码登录，没有密码。');
  if (!(await isPassword(present, row.hash))) throw new Invalid({ [field]: '现在的密码不对。' });
  return row.login;
}

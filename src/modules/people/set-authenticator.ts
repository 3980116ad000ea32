import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command, query, type ReadCtx } from '../../platform/context.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { authenticatorContext, authenticatorUri, newAuthenticatorSecret, stepOfCode } from './authenticator.ts';
import { checkPresent } from './change-password.ts';
import { takeSession } from './choose-role.ts';
import { forgetVisitors } from './find-visitor.ts';
import { sixDigits } from './sign-in.ts';

interface Row {
  login: string;
  pending: Buffer | null;
  isSet: boolean;
}

/** Setting up an authenticator: the secret as text and as the address an app reads, until a code proves it arrived. */
export const authenticatorForm = query(z.object({}), async (ctx) => {
  const row = await readOwn(ctx);
  const secret = row.pending ? openSecret(ctx, row.pending) : null;
  return {
    isSet: row.isSet,
    secret,
    uri: secret ? authenticatorUri(secret, row.login, String(ctx.county)) : null,
  };
});
export type AuthenticatorForm = Awaited<ReturnType<(typeof authenticatorForm)['run']>>;

/** Makes a new secret to set up, after asking for the password; the old authenticator counts until the new one is proven. */
export const startAuthenticator = command(
  z.object({ present: z.string('请填现在的密码。').max(400, '密码太长。') }),
  async (ctx, { present }) => {
    await takeSession(ctx);
    await checkPresent(ctx, present, 'present');
    const context = authenticatorContext(ctx.county, ctx.actor.id ?? '');
    await sql`update people.passwords set totp_pending = ${ctx.means.sealer.seal(newAuthenticatorSecret(), context)}
      where county = ${ctx.county} and person_id = ${ctx.actor.id}`.execute(ctx.db);
    return {};
  },
  { secret: true, output: z.object({}) },
);

/** Proves with a code that the secret arrived; from now on signing in asks for one, and this session counts as proven by two. */
export const confirmAuthenticator = command(
  z.object({ code: sixDigits }),
  async (ctx, { code }) => {
    await takeSession(ctx);
    const row = await readOwn(ctx);
    if (!row.pending) throw new NotFound('请先取得一个新的密钥。');
    const step = stepOfCode(openSecret(ctx, row.pending), code, ctx.now, 0);
    if (step === null) throw new Invalid({ code: '动态码不对。请核对手机的时间，再填下一个。' });
    await Promise.all([
      sql`update people.passwords set totp = totp_pending, totp_pending = null, totp_step = ${step}
        where county = ${ctx.county} and person_id = ${ctx.actor.id}`.execute(ctx.db),
      sql`update people.sessions set proof = 'two-factor'
        where county = ${ctx.county} and id = ${ctx.actor.sessionId} and proof = 'password'`.execute(ctx.db),
      record(ctx, { kind: 'person.secured', thingId: ctx.actor.id ?? '', detail: { by: 'authenticator' } }),
    ]);
    forgetVisitors();
    return {};
  },
  { secret: true, output: z.object({}) },
);

async function readOwn(ctx: ReadCtx | Ctx): Promise<Row> {
  const found = await sql<Row>`select login, totp_pending as pending, totp is not null as is_set from people.passwords
    where county = ${ctx.county} and person_id = ${ctx.actor.id}`.execute(ctx.db as never);
  const [row] = found.rows;
  if (!row) throw new NotFound('身份验证器配合密码使用；您用手机验证码登录，不需要它。');
  return row;
}

function openSecret(ctx: ReadCtx | Ctx, sealed: Buffer): string {
  return ctx.means.sealer.open(sealed, authenticatorContext(ctx.county, ctx.actor.id ?? ''));
}

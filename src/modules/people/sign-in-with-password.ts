import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Invalid, type Refusal } from '../../platform/errors.ts';
import { minuteMs } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { authenticatorContext, stepOfCode } from './authenticator.ts';
import { type Grant, grantsOf, mayTakeRole } from './grants.ts';
import { localPath } from './local-path.ts';
import { isPassword } from './password.ts';
import { firstPage } from './roles.ts';
import { type Proof, startSession } from './sessions.ts';
import { sixDigits } from './sign-in.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'person.locked': { minutes: number };
  }
}

const maxFailures = 5;
const lockMinutes = 15;

interface Held {
  personId: string;
  hash: string;
  totp: Buffer | null;
  totpStep: number;
  failures: number;
  lockedUntil: Date | null;
}

interface SignedIn {
  session: string;
  next: string;
}

/** What signing in answers, whichever of login and password was wrong, and while the account is locked. */
const refused = () =>
  new Invalid({ password: `登录名或密码不对。连续输错 ${maxFailures} 次，账号会锁 ${lockMinutes} 分钟。` });

/**
 * Signs a worker in with login and password, and the authenticator's code where one is set up. Five failures lock the
 * account for fifteen minutes; an unknown login is answered alike and as slowly.
 */
export const signInWithPassword = command(
  z.object({
    login: z.string('请填登录名。').trim().toLowerCase().max(60, '登录名太长。'),
    password: z.string('请填密码。').max(400, '密码太长。'),
    code: sixDigits.optional(),
    next: localPath,
  }),
  async (ctx, { login, password, code, next }): Promise<SignedIn | Refusal> => {
    const held = await takeLogin(ctx, login);
    const right = await isPassword(password, held?.hash);
    if (!held || (held.lockedUntil && held.lockedUntil > ctx.now)) return refused();
    if (!right) return fail(ctx, held, refused());
    if (held.totp && code === undefined) return new Invalid({ code: '请再填身份验证器上的六位数字。' });
    const step = held.totp && code ? codeStep(ctx, held, held.totp, code) : held.totpStep;
    if (step === null) return fail(ctx, held, new Invalid({ code: '动态码不对，或刚刚用过，请等下一个。' }));
    await sql`update people.passwords set failures = 0, locked_until = null, totp_step = ${step}
      where county = ${ctx.county} and person_id = ${held.personId}`.execute(ctx.db);
    return open(ctx, held.personId, held.totp ? 'two-factor' : 'password', next);
  },
  { secret: true, output: z.object({ session: z.string(), next: z.string() }) },
);

/** Locked until the transaction ends, so that guesses made at once are counted one after the other. */
async function takeLogin(ctx: Ctx, login: string): Promise<Held | undefined> {
  const found = await sql<Held>`select person_id, hash, totp, totp_step, failures, locked_until from people.passwords
    where county = ${ctx.county} and login = ${login} for update`.execute(ctx.db);
  return found.rows[0];
}

function codeStep(ctx: Ctx, held: Held, sealed: Buffer, code: string): number | null {
  const secret = ctx.means.sealer.open(sealed, authenticatorContext(ctx.county, held.personId));
  return stepOfCode(secret, code, ctx.now, held.totpStep);
}

async function fail(ctx: Ctx, held: Held, answer: Refusal): Promise<Refusal> {
  const failures = held.failures + 1;
  const locks = failures >= maxFailures;
  const until = locks ? new Date(ctx.now.getTime() + lockMinutes * minuteMs) : null;
  await sql`update people.passwords set failures = ${locks ? 0 : failures}, locked_until = ${until}
    where county = ${ctx.county} and person_id = ${held.personId}`.execute(ctx.db);
  if (locks) await record(ctx, { kind: 'person.locked', thingId: held.personId, detail: { minutes: lockMinutes } });
  return answer;
}

/** Starts in the first role this proof allows; who has only roles that need an authenticator is sent to set one up. */
async function open(ctx: Ctx, personId: string, proof: Proof, next: string): Promise<SignedIn> {
  const current = (await grantsOf(ctx, personId)).filter((one) => one.current);
  let grant: Grant | undefined;
  for (const one of current) if (!grant && (await mayTakeRole(ctx, one, proof))) grant = one;
  const session = await startSession(ctx, personId, { grantId: grant?.id ?? null, proof });
  await record(ctx, { kind: 'person.signed-in', thingId: personId, detail: { proof } });
  const first = current.length > 0 && !grant ? '/my/authenticator' : next || firstPage(grant?.role ?? null);
  return { session, next: first };
}

import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Invalid, type Refusal } from '../../platform/errors.ts';
import { newToken, tokenHash } from '../../platform/sealing/index.ts';
import { record } from '../activity/index.ts';
import { findPersonByPhone } from './find-person-by-phone.ts';
import { localPath } from './local-path.ts';
import { startSession } from './sessions.ts';
import { type Attempt, attemptContext, isOpen, matches } from './sign-in-code.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'person.signed-in': { proof: string };
  }
}

/** Six digits however a phone's keyboard or a paste writes them. */
export const sixDigits = z
  .string('请填六位数字。')
  .max(40, '请填六位数字。')
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .refine((text) => /^\d{6}$/.test(text), '请填六位数字。');

interface SignedIn {
  /** The secret of the new session; null when the phone is proven but nobody is known under it yet. */
  session: string | null;
  /** The secret with which such a phone may join. */
  join: string | null;
  next: string;
}

/**
 * Signs a resident in with the code sent to their phone. A code counts once, for ten minutes and five tries; a phone
 * nobody is known under gets no session, but the right to join.
 */
export const signIn = command(
  z.object({ attemptId: z.uuid('请重新获取验证码。'), code: sixDigits, next: localPath }),
  async (ctx, { attemptId, code, next }): Promise<SignedIn | Refusal> => {
    const attempt = await takeAttempt(ctx, attemptId);
    if (!attempt || !isOpen(attempt, ctx.now)) {
      return new Invalid({ code: '这个验证码已经失效，请重新获取一个。' });
    }
    const right = matches(ctx.means.sealer, attempt, code);
    await sql`update people.codes set tries = tries + 1, used_at = ${right ? ctx.now : null}
      where county = ${ctx.county} and id = ${attemptId}`.execute(ctx.db);
    if (!right) return new Invalid({ code: '验证码不对，请再看一眼短信。' });
    const phone = ctx.means.sealer.open(attempt.phone, attemptContext(ctx.county, attempt.id));
    const personId = await findPersonByPhone(ctx, phone);
    if (!personId) return { session: null, join: await allowJoining(ctx, attemptId), next };
    const session = await startSession(ctx, personId, { grantId: null, proof: 'code' });
    await record(ctx, { kind: 'person.signed-in', thingId: personId, detail: { proof: 'code' } });
    return { session, join: null, next };
  },
  { secret: true, output: z.object({ session: z.string().nullable(), join: z.string().nullable(), next: z.string() }) },
);

async function takeAttempt(ctx: Ctx, id: string): Promise<Attempt | undefined> {
  const found = await sql<Attempt>`select id, phone_index, phone, hash, expires_at, tries, used_at from people.codes
    where county = ${ctx.county} and id = ${id} for update`.execute(ctx.db);
  return found.rows[0];
}

async function allowJoining(ctx: Ctx, attemptId: string): Promise<string> {
  const join = newToken();
  await sql`update people.codes set join_hash = ${tokenHash(join)}
    where county = ${ctx.county} and id = ${attemptId}`.execute(ctx.db);
  return join;
}

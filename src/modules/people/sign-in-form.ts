import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../platform/context.ts';
import { maskPhone } from '../../platform/identifiers/index.ts';
import { demoAccounts } from './demo-accounts.ts';
import { homeChoices } from './home-choices.ts';
import { findProven } from './join.ts';
import { localPath } from './local-path.ts';
import { privacyNotice } from './privacy-notice.ts';
import { attemptContext } from './sign-in-code.ts';

const typed = z.string().max(100).catch('');

/** The two sign-in pages: where to go on to, and in a demo its people for a click. */
export const signInForm = query(
  z.object({ next: localPath, phone: typed.optional(), login: typed.optional(), password: typed.optional() }),
  async (ctx, { next, phone = '', login = '' }) => {
    const demo = await demoAccounts(ctx);
    // Only what the demo itself offers is filled in: a link from elsewhere fills in nothing.
    const chosen = demo.find((one) => (login ? one.login === login : phone !== '' && one.phone === phone));
    return { next, demo, chosen: chosen ?? null };
  },
);
export type SignInForm = Awaited<ReturnType<(typeof signInForm)['run']>>;

/** The page that asks for the code: it names the phone by its mask, to whoever began this attempt. */
export const codeForm = query(
  z.object({ attemptId: z.uuid().optional().catch(undefined), next: localPath }),
  async (ctx, { attemptId, next }) => {
    const found = await sql<{ phone: Buffer }>`select phone from people.codes
      where county = ${ctx.county} and id = ${attemptId ?? null}`.execute(ctx.db as never);
    const sealed = found.rows[0]?.phone;
    const phone = sealed && attemptId ? ctx.means.sealer.open(sealed, attemptContext(ctx.county, attemptId)) : null;
    return { attemptId: attemptId ?? '', next, phone: phone === null ? null : maskPhone(phone), demo: ctx.means.demo };
  },
);
export type CodeForm = Awaited<ReturnType<(typeof codeForm)['run']>>;

/** The welcome of somebody new: what is kept of them and why, before anything is kept. */
export const welcomeForm = query(z.object({ join: typed.optional(), next: localPath }), async (ctx, { join, next }) => {
  const proven = join ? await findProven(ctx, join) : null;
  return {
    join: join ?? '',
    next,
    phone: proven ? maskPhone(proven.phone) : null,
    notice: privacyNotice,
    homes: await homeChoices(ctx),
  };
});
export type WelcomeForm = Awaited<ReturnType<(typeof welcomeForm)['run']>>;

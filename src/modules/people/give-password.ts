import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { newToken } from '../../platform/sealing/index.ts';
import { record } from '../activity/index.ts';
import { takePerson } from './access.ts';
import { forgetVisitors } from './find-visitor.ts';
import { setPassword } from './set-password.ts';

/**
 * Gives a worker a login with a first password, or a new password when theirs is forgotten; it is shown once, to be passed
 * on. Every session of theirs ends, and a lost authenticator is taken off when asked.
 */
export const givePassword = command(
  z.object({
    personId: z.uuid(),
    login: z
      .string('请填登录名。')
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, '登录名用 3 到 40 个小写字母、数字、点、横线或下划线，字母或数字开头。'),
    dropAuthenticator: z.literal('on').optional(),
  }),
  async (ctx, { personId, login, dropAuthenticator }) => {
    const taken = await takePerson(ctx, personId, 'grant');
    const password = newToken().slice(0, 16);
    await setPassword(ctx, taken.id, login, password);
    if (dropAuthenticator) {
      await sql`update people.passwords set totp = null, totp_pending = null
        where county = ${ctx.county} and person_id = ${taken.id}`.execute(ctx.db);
    }
    await sql`delete from people.sessions where county = ${ctx.county} and person_id = ${taken.id}`.execute(ctx.db);
    await record(ctx, { kind: 'person.secured', thingId: taken.id, detail: { by: 'password' } });
    forgetVisitors();
    return { personId: taken.id, login, password };
  },
  { secret: true, output: z.object({ personId: z.uuid(), login: z.string(), password: z.string() }) },
);

import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { hashPassword, passwordProblem } from './password.ts';

onConstraint('passwords_one_login', () => new Conflict('people.login-taken', '这个登录名已经有人用了，请换一个。'));
onConstraint(
  'passwords_login_check',
  () => new Invalid({ login: '登录名用 3 到 40 个小写字母、数字、点、横线或下划线，字母或数字开头。' }),
);

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'person.secured': { by: 'password' | 'authenticator' };
  }
}

/** Gives a person a login and password, or new ones; an authenticator that was set up stays. */
export async function setPassword(ctx: Ctx, personId: string, login: string, password: string): Promise<void> {
  const problem = passwordProblem(password, login);
  if (problem) throw new Invalid({ password: problem });
  const hashed = await hashPassword(password);
  await sql`insert into people.passwords (county, person_id, login, hash, changed_at)
    values (${ctx.county}, ${personId}, ${login}, ${hashed}, ${ctx.now})
    on conflict (county, person_id) do update set login = excluded.login, hash = excluded.hash, failures = 0,
      locked_until = null, changed_at = excluded.changed_at`.execute(ctx.db);
}

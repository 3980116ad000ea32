import { sql } from 'kysely';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';

/** One invented person of the demo, offered on the sign-in page for a click. */
export interface DemoAccount {
  readonly label: string;
  readonly phone: string | null;
  readonly login: string | null;
  readonly password: string | null;
}

/** The demo's invented people; nobody outside a demo. */
export async function demoAccounts(ctx: ReadCtx): Promise<DemoAccount[]> {
  if (!ctx.means.demo) return [];
  const found = await sql<DemoAccount>`select label, phone, login, password from people.demo_accounts
    where county = ${ctx.county} order by position`.execute(ctx.db as never);
  return found.rows;
}

/** The counties that the demo made. */
export async function demoCounties(db: Db): Promise<number[]> {
  const found = await sql<{ county: number }>`select distinct county from people.demo_accounts`.execute(db);
  return found.rows.map((row) => row.county);
}

/** Writes a demo person onto the sign-in page; their password stands there in plain, so it may protect nothing. */
export async function addDemoAccount(
  ctx: Ctx,
  account: DemoAccount & { position: number; personId: string },
): Promise<void> {
  await sql`insert into people.demo_accounts (county, position, person_id, label, phone, login, password)
    values (${ctx.county}, ${account.position}, ${account.personId}, ${account.label}, ${account.phone}, ${account.login},
      ${account.password})`.execute(ctx.db);
}

/** An invented person needs no second factor, so that everybody can try every role. */
export async function isDemoPerson(ctx: Pick<Ctx, 'county' | 'db' | 'means'>, personId: string): Promise<boolean> {
  if (!ctx.means.demo) return false;
  const found = await sql`select 1 from people.demo_accounts
    where county = ${ctx.county} and person_id = ${personId}`.execute(ctx.db as never);
  return found.rows.length > 0;
}

import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { dayMs } from '../../platform/worktime/index.ts';

/** Drops what signing in leaves behind once it counts for nothing: codes of two days ago, sessions that are over. */
export async function forgetSignIns(db: Db, now: Date): Promise<void> {
  await sql`delete from people.codes where sent_at < ${new Date(now.getTime() - 2 * dayMs)}`.execute(db);
  await sql`delete from people.sessions where expires_at < ${now}`.execute(db);
}

import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import type { CaseInReach } from './case.ts';

/** Keeps a reporter's own words beside the case; answers the row that holds them. */
export async function addWords(ctx: Ctx, taken: CaseInReach, words: string): Promise<string> {
  const row = newId();
  await sql`insert into cases.notes (county, id, case_id, audience, words, written_by, unit_id, written_at)
    values (${ctx.county}, ${row}, ${taken.id}, 'reporter', ${words}, ${ctx.actor.id}, null, ${ctx.now})`.execute(
    ctx.db,
  );
  return row;
}

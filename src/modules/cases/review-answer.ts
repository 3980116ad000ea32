import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { CaseInReach } from './case.ts';
import './own-work.ts';

/** Writes the review beside the answer that waits for it, and answers which one that was. The database refuses its author. */
export async function reviewAnswer(
  ctx: Ctx,
  taken: CaseInReach,
  { review, note }: { review: 'passed' | 'sent-back'; note: string },
): Promise<string> {
  const done = await sql<{ id: string }>`update cases.answers set review = ${review}, review_note = ${note},
      reviewed_by = ${ctx.actor.id}, reviewed_at = ${ctx.now}
    where county = ${ctx.county} and case_id = ${taken.id} and cycle = ${taken.cycle} and review is null
    returning id`.execute(ctx.db);
  const [row] = done.rows;
  if (!row) throw new Conflict('cases.no-answer', '没有等着审的答复，可能别人刚刚审过了。请刷新看看。');
  return row.id;
}

import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { visibleCases } from './access.ts';
import type { CaseDetail } from './case-detail.ts';

/** The open cases of the same community that this one could be merged into, those of its category first, then the newest. */
export async function mergeChoices(ctx: ReadCtx, { id, category, may }: CaseDetail) {
  if (!may.merge) return [];
  const found = await sql<{
    id: string;
    number: string;
    title: string;
  }>`select c.id, c.number, c.title from cases.cases c
    where ${await visibleCases(ctx)} and c.closed_at is null and c.id <> ${id}
      and c.community_id = (select community_id from cases.cases where county = ${ctx.county} and id = ${id})
    order by c.category = ${category} desc, c.id desc limit 30`.execute(ctx.db as never);
  return found.rows.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }));
}

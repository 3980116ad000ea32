import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { headOf } from './seal-head.ts';
import { type Verdict, verifyCounty } from './verify-county.ts';

/** How many of the newest seals the page checks; the operator's tool checks all of them. */
const checked = 20;
const countedTo = 10_000;

/** How well the record is bound: the newest seal, what waits for the next, and, when asked, whether the last seals still hold. */
export const sealState = query(z.object({ check: z.literal('yes').optional() }), async (ctx, { check }) => {
  const head = await headOf(ctx);
  const [unsealed, verdict] = await Promise.all([
    sql<{ count: number }>`select count(*) as count from (select 1 from activity.entries e
      where e.county = ${ctx.county} and (e.xid, e.id) > (
        coalesce((select s.last_xid from activity.seals s where s.county = ${ctx.county} order by s.number desc limit 1), '0'::xid8),
        coalesce((select s.last_id from activity.seals s where s.county = ${ctx.county} order by s.number desc limit 1),
          '00000000-0000-0000-0000-000000000000'::uuid))
      limit ${countedTo}) e`.execute(ctx.db as never),
    check && head ? checkLast(ctx.db as Db, ctx, head.number) : null,
  ]);
  return { head, unsealed: unsealed.rows[0]?.count ?? 0, verdict };
});
export type SealState = Awaited<ReturnType<(typeof sealState)['run']>>;

async function checkLast(db: Db, ctx: Parameters<typeof headOf>[0], last: number): Promise<Verdict & { from: number }> {
  const after = Math.max(0, last - checked);
  const verdict = await verifyCounty(db, ctx.means.sealer, ctx.county, { after });
  return { ...verdict, from: after + 1 };
}

import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changed } from './change-case.ts';

const listed = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.uuid()).max(12).default([]),
);

/** Writes down what a meeting agreed and which of the units called came; both the caller and the called are judged by it. */
export const endWhistle = command(
  z.object({
    caseId: z.uuid(),
    whistleId: z.uuid(),
    summary: z.string().trim().min(2, '请写会商的结果。').max(20_000, '最多 20000 个字。'),
    arrived: listed,
  }),
  async (ctx, { caseId, whistleId, summary, arrived }) => {
    const taken = await takeCase(ctx, caseId, 'end-whistle');
    const ended = await sql`update cases.whistles set summary = ${summary}, ended_at = ${ctx.now}
      where county = ${ctx.county} and id = ${whistleId} and case_id = ${caseId} and ended_at is null`.execute(ctx.db);
    if (ended.numAffectedRows === 0n) {
      throw new Conflict('cases.whistle-ended', '这次会商已经记过结果了。请刷新看看。');
    }
    const counted = await sql<{ called: number; arrived: number }>`with came as (
        update cases.whistle_units set arrived_at = ${ctx.now}
        where county = ${ctx.county} and whistle_id = ${whistleId} and unit_id = any(${arrived}::uuid[]) returning 1)
      select (select count(*) from cases.whistle_units where county = ${ctx.county} and whistle_id = ${whistleId}) as called,
        (select count(*) from came) as arrived`.execute(ctx.db);
    const [counts = { called: 0, arrived: 0 }] = counted.rows;
    await record(ctx, {
      kind: 'case.whistle-ended',
      thingId: caseId,
      detail: { ...factsOf(taken), ...counts, by: ctx.actor.organizationId, row: whistleId },
    });
    return { caseId };
  },
  { output: changed },
);

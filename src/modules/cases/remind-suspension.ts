import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';

const week = 7 * 86_400_000;

/** The review date of a suspended case has come: its owner and its reporter are told again, and once a week until someone acts. */
export const remindSuspension = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'remind-suspension');
    if (taken.wakeAt && taken.wakeAt > ctx.now) throw new Conflict('cases.not-yet');
    const found = await sql<{ id: string; ownerUnitId: string; reviewOn: string }>`select id, owner_unit_id, review_on
      from cases.suspensions where county = ${ctx.county} and case_id = ${caseId} and ended_at is null`.execute(ctx.db);
    const [open] = found.rows;
    if (!open) throw new Error('a suspended case without a suspension');
    await Promise.all([
      changeCase(ctx, taken, 'remind-suspension', { wakeAt: new Date(ctx.now.getTime() + week) }),
      record(ctx, {
        kind: 'case.suspension-due',
        thingId: caseId,
        detail: { ...factsOf(taken), owner: open.ownerUnitId, reviewOn: open.reviewOn, row: open.id },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

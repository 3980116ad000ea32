import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { findOrganization } from '../organizations/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { changed } from './change-case.ts';
import { helperDueAt } from './helper-due.ts';
import { markUnit } from './search-document.ts';

/** Calls a second unit in. It answers to the lead, which still answers to the reporter, and has its own earlier date. */
export const askHelper = command(
  z.object({
    caseId: z.uuid(),
    unitId: z.uuid('请选协办单位。'),
    note: z.string().trim().min(2, '请写要对方做什么。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, unitId, note }) => {
    const taken = await takeCase(ctx, caseId, 'ask-helper');
    const unit = await findOrganization(ctx, unitId);
    if (!(await addHelper(ctx, taken, { unitId: unit.id, note }))) {
      throw new Conflict('cases.helper-asked', '已经请过这个单位了。要补充情况，请写一条记录。');
    }
    return { caseId };
  },
  { output: changed },
);

/** Shared by asking and by the whistle. False when the unit helps already: what it was asked first stands. */
export async function addHelper(
  ctx: Ctx,
  taken: CaseInReach,
  asked: { unitId: string; note: string },
): Promise<boolean> {
  if (asked.unitId === taken.unitId) {
    throw new Conflict('cases.helper-leads', '这个单位就是主办单位，不用再请它协办。');
  }
  if (asked.unitId === taken.aboutUnitId) {
    throw new Conflict('cases.about-unit', '这件事反映的就是这个单位，不能请它协办。');
  }
  const dueAt = helperDueAt(taken.handleDueAt ?? taken.dueAt, ctx.now);
  const made = await sql`insert into cases.helpers (county, case_id, unit_id, asked_at, asked_by, note, due_at)
    values (${ctx.county}, ${taken.id}, ${asked.unitId}, ${ctx.now}, ${ctx.actor.id}, ${asked.note}, ${dueAt})
    on conflict on constraint helpers_pkey do nothing`.execute(ctx.db);
  if (made.numAffectedRows === 0n) return false;
  await Promise.all([
    markUnit(ctx, taken.id, asked.unitId),
    record(ctx, {
      kind: 'case.helper-asked',
      thingId: taken.id,
      detail: {
        ...factsOf(taken),
        helper: asked.unitId,
        helperDue: dueAt.toISOString(),
        by: ctx.actor.organizationId,
      },
    }),
  ]);
  return true;
}

import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { rulesOf } from '../rules/index.ts';
import { findCase, lockCases, takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { type CaseInReach, endStates } from './case.ts';
import { changed } from './change-case.ts';
import { endCase } from './closing.ts';
import { caseRules } from './rule-pack.ts';

/**
 * Merges a repeat into the case that is being worked on (并单). The repeat ends and follows the other; whoever reported it
 * is told, asked and counted there like everyone else.
 */
export const mergeCases = command(
  z.object({ caseId: z.uuid(), parentId: z.uuid('请选要并入的那一件。') }),
  async (ctx, { caseId, parentId }) => {
    if (caseId === parentId) throw new Invalid({ parentId: '不能并入它自己，请选另一件。' });
    await lockCases(ctx, [caseId, parentId]);
    const child = await takeCase(ctx, caseId, 'merge');
    const parent = await findCase(ctx, parentId);
    await refuseUnfit(ctx, child, parent);
    await keepComplainedAbout(ctx, child, parent);
    await bringChildrenAlong(ctx, child, parent);
    const reporters = await moveReporters(ctx, child, parent);
    await endCase(ctx, child, 'merge', { state: 'merged', outcome: 'merged', parentId });
    await record(ctx, {
      kind: 'case.merged-in',
      thingId: parentId,
      detail: { ...factsOf(parent), child: caseId, reporters, by: ctx.actor.organizationId },
    });
    return { caseId: parentId };
  },
  { output: changed },
);

async function refuseUnfit(ctx: Ctx, child: CaseInReach, parent: CaseInReach) {
  if (endStates.includes(parent.state) || parent.answeredAt) {
    throw new Conflict('cases.parent-over', '要并入的那一件已经答复或结束了，请选一件还在办的。');
  }
  const { body: rules } = await rulesOf(ctx, caseRules);
  const isStrict = (one: CaseInReach) => rules.kinds.find((kind) => kind.key === one.kind)?.handling === 'strict';
  if (isStrict(child) !== isStrict(parent)) {
    throw new Conflict('cases.strict-apart', '举报和一般事项不能并在一起，以免泄露举报人。');
  }
  if (child.aboutUnitId && (child.aboutUnitId === parent.unitId || (await isHelping(ctx, parent, child.aboutUnitId)))) {
    throw new Conflict('cases.about-unit', '这一件反映的正是那一件的承办单位，不能并给它办。');
  }
}

async function isHelping(ctx: Ctx, parent: CaseInReach, unitId: string): Promise<boolean> {
  const found = await sql`select 1 from cases.helpers where county = ${ctx.county} and case_id = ${parent.id}
    and unit_id = ${unitId}`.execute(ctx.db);
  return found.rows.length > 0;
}

/** Whom the repeat complains about gets the merged case no more than the repeat itself; one case can keep only one such body. */
async function keepComplainedAbout(ctx: Ctx, child: CaseInReach, parent: CaseInReach) {
  if (!child.aboutUnitId || child.aboutUnitId === parent.aboutUnitId) return;
  if (parent.aboutUnitId) {
    throw new Conflict('cases.about-units', '这两件反映的是不同的单位，不能并在一起，请分开办。');
  }
  await sql`update cases.cases set about_unit_id = ${child.aboutUnitId}, changed_at = ${ctx.now}
    where county = ${ctx.county} and id = ${parent.id}`.execute(ctx.db);
}

/** What was merged into the child before now follows the new parent, so that a chain never has more than one link. */
async function bringChildrenAlong(ctx: Ctx, child: CaseInReach, parent: CaseInReach) {
  await sql`update cases.cases set parent_id = ${parent.id}, changed_at = ${ctx.now}
    where county = ${ctx.county} and parent_id = ${child.id}`.execute(ctx.db);
}

/** Everyone who waits for the child waits for the parent too; who reported both counts once. */
async function moveReporters(ctx: Ctx, child: CaseInReach, parent: CaseInReach): Promise<number> {
  const moved = await sql`insert into cases.reporters (county, case_id, person_id, joined_at, via)
    select county, ${parent.id}, person_id, ${ctx.now}, 'merge' from cases.reporters
    where county = ${ctx.county} and case_id = ${child.id}
    on conflict on constraint reporters_pkey do nothing returning 1`.execute(ctx.db);
  return moved.rows.length;
}

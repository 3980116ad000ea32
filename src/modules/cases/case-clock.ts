import type { Ctx, ReadCtx } from '../../platform/context.ts';
import { type Deadline, deadline, extendDeadline, type Limit, type Pause } from '../../platform/worktime/index.ts';
import { rulesOf, workCalendarOf } from '../rules/index.ts';
import { type CaseRules, caseRules, urgencyOf } from './rule-pack.ts';

/** The clocks of one county at one moment: its rules and its calendar, read once a request. */
export interface CaseClock {
  readonly rules: CaseRules;
  readonly version: number;
  due(limit: Limit, from: Date, label?: string, pauses?: Pause[]): Deadline;
  /** Moves a due date on by an extension, from that date however late it was granted. */
  extend(by: Limit, dueAt: Date, pauses?: Pause[]): Deadline;
  /** The resident's clock from the moment of arrival; it never stops. */
  answer(kind: string, category: string, from: Date): Deadline & { urgency: string };
}

/** Reads what the clocks need; the rules are those in force when the case came in, so that a new pack never moves an old date. */
export async function caseClock(ctx: ReadCtx | Ctx, at: Date = ctx.now): Promise<CaseClock> {
  const [{ body: rules, version }, calendar] = await Promise.all([rulesOf(ctx, caseRules, at), workCalendarOf(ctx)]);
  const due: CaseClock['due'] = (limit, from, label, pauses) =>
    deadline({
      limit,
      from,
      calendar,
      office: rules.office,
      now: ctx.now,
      ...(label ? { label } : {}),
      ...(pauses ? { pauses } : {}),
    });
  return {
    rules,
    version,
    due,
    extend: (by, dueAt, pauses) =>
      extendDeadline({ by, dueAt, calendar, office: rules.office, now: ctx.now, ...(pauses ? { pauses } : {}) }),
    answer(kind, category, from) {
      const urgency = urgencyOf(rules, kind, category);
      return { ...due(urgency.answer, from, urgency.label), urgency: urgency.key };
    },
  };
}

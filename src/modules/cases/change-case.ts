import type { Updateable } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { CaseInReach, State } from './case.ts';
import { type Act, canLead } from './transitions.ts';

/**
 * Writes the newest summary of a taken case. The table of transitions has the last word: a state it does not name
 * cannot be reached, whatever a command says.
 */
export async function changeCase(
  ctx: Ctx,
  taken: CaseInReach,
  act: Act,
  change: Updateable<Tables['cases.cases']> & { state?: State },
): Promise<void> {
  const to = change.state ?? taken.state;
  if (!canLead(act, taken.state, to)) throw new Error(`${act} cannot lead from ${taken.state} to ${to}`);
  await ctx.db
    .updateTable('cases.cases')
    .set({ ...change, changedAt: ctx.now })
    .where('county', '=', ctx.county)
    .where('id', '=', taken.id)
    .execute();
}

/** What every act on a case answers. */
export const changed = z.object({ caseId: z.uuid() });

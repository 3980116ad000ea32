import type { Ctx } from '../../../platform/context.ts';
import { timeline } from '../../activity/index.ts';
import type { Counted } from './measures.ts';
import { countedIn, ratingsIn } from './tally.ts';

/**
 * What earlier cycles' answers counted, for the first answer of a later cycle to take their place: a request counts
 * once, by its reporters' last word. Empty in the first cycle. The case must be taken (locked) before.
 */
export async function ratingsReplaced(ctx: Ctx, taken: { id: string; cycle: number }): Promise<Counted[]> {
  return taken.cycle === 1 ? [] : ratingsIn(await timeline(ctx, taken.id), taken.cycle);
}

/** All that a case has counted so far: what a granted exclusion takes out of the net rates, month by month. */
export async function countedOf(ctx: Ctx, caseId: string): Promise<Counted[]> {
  return countedIn(await timeline(ctx, caseId));
}

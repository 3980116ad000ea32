import { sql } from 'kysely';
import type { ReadCtx } from '../../../platform/context.ts';
import { countersReader } from './measures.ts';

const freshFor = 5000;
const most = 500;
interface Kept {
  readonly stamp: string;
  readonly at: number;
  readonly made: Promise<unknown>;
}
const kept = new Map<string, Kept>();

/**
 * Keeps a drawn board for a few seconds, or until the counters move: a screen on a wall and a hundred phones then cost
 * one reading. Lateness comes with time alone, so nothing is kept longer.
 */
export async function keepBoard<T>(ctx: ReadCtx, placeId: string, make: () => Promise<T>): Promise<T> {
  const key = `${ctx.county}/${placeId}`;
  const stamp = await stampOf(ctx);
  const found = kept.get(key);
  const now = ctx.now.getTime();
  if (found?.stamp === stamp && now - found.at < freshFor) return found.made as Promise<T>;
  if (kept.size >= most) kept.clear();
  const made = make();
  kept.set(key, { stamp, at: now, made });
  made.catch(() => kept.delete(key));
  return made;
}

/** How far the counters have come. */
async function stampOf(ctx: ReadCtx): Promise<string> {
  const found = await sql<{ stamp: string }>`select xid::text || id::text as stamp from activity.cursors
    where county = ${ctx.county} and consumer = ${countersReader}`.execute(ctx.db as never);
  return found.rows[0]?.stamp ?? '';
}

import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { type NamedPlace, placePath } from '../places/index.ts';

/** Where whoever asks is at home, from the county down to their building; only the county when that is not known. */
export async function homeOf(ctx: ReadCtx): Promise<NamedPlace[]> {
  if (!ctx.actor.id) return placePath(ctx, null);
  const found = await sql<{ homePlaceId: string | null }>`select home_place_id from people.persons
    where county = ${ctx.county} and id = ${ctx.actor.id}`.execute(ctx.db as never);
  const home = await placePath(ctx, found.rows[0]?.homePlaceId ?? null);
  return home.length > 0 ? home : placePath(ctx, null);
}

import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import type { Head } from './head-notes.ts';

/**
 * The end of the county's chain, for anybody to note down: with the number and hash of today, nobody can later cut or
 * change what was recorded before without its being found.
 */
export const sealHead = query(
  z.object({}),
  async (ctx): Promise<{ head: Head | null }> => ({ head: await headOf(ctx) }),
  z.object({ head: z.object({ number: z.number(), hash: z.string(), sealedAt: z.string() }).nullable() }),
);

export async function headOf(ctx: ReadCtx): Promise<Head | null> {
  const found = await sql<Head>`select number, encode(hash, 'hex') as hash, sealed_at from activity.seals
    where county = ${ctx.county} order by number desc limit 1`.execute(ctx.db as never);
  return found.rows[0] ?? null;
}

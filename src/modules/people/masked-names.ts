import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { maskedName } from './person.ts';

/** What may be shown of some people before any reveal: surname and stars, by id. */
export async function maskedNames(ctx: ReadCtx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; name: Buffer }>`select id, name from people.persons
    where county = ${ctx.county} and id = any(${[...ids]}::uuid[])`.execute(ctx.db as never);
  return new Map(found.rows.map((row) => [row.id, maskedName(ctx.means.sealer, ctx.county, row.id, row.name)]));
}

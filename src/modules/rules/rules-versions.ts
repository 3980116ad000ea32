import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import type { RulePack } from './rule-pack.ts';

export interface RulesVersion<T> {
  /** 0 are the shipped rules, which rule until the first day of version 1. */
  readonly version: number;
  readonly body: T;
  readonly effectiveFrom: Date | null;
  readonly publishedAt: Date | null;
  readonly note: string;
}

/** Every version of a pack, newest first, down to the shipped one: what an editor builds on and what can be restored. */
export async function rulesVersions<S extends z.ZodType>(
  ctx: ReadCtx | Ctx,
  pack: RulePack<S>,
): Promise<RulesVersion<z.output<S>>[]> {
  const found = await sql<
    RulesVersion<unknown>
  >`select version, body, effective_from, published_at, note from rules.packs
    where county = ${ctx.county} and pack = ${pack.name} order by version desc limit 100`.execute(ctx.db as never);
  const shipped = { version: 0, body: pack.defaults, effectiveFrom: null, publishedAt: null, note: '随产品提供' };
  return [...found.rows.map((row) => ({ ...row, body: pack.schema.parse(row.body) })), shipped];
}

import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { forgetRules, type RulePack } from './rule-pack.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'rules.published': { pack: string; version: number; effectiveFrom: string };
    'calendar.imported': { years: number[]; days: number };
  }
}

onConstraint('packs_pkey', () => new Conflict('rules.moved-on', '别人刚刚发布了新一版规则，请刷新后在新版上修改。'));

/**
 * Publishes the next version of a pack from a day on; earlier versions stay and keep ruling what happened under them.
 * Of two people editing the same version, the second is refused.
 */
export async function publishRules<S extends z.ZodType>(
  ctx: Ctx,
  pack: RulePack<S>,
  next: { basedOn: number; body: z.output<S>; effectiveFrom: Date; note: string },
): Promise<{ version: number }> {
  const newest = await sql<{ version: number }>`select coalesce(max(version), 0) as version from rules.packs
    where county = ${ctx.county} and pack = ${pack.name}`.execute(ctx.db);
  if ((newest.rows[0]?.version ?? 0) !== next.basedOn) {
    throw new Conflict('rules.moved-on', '别人刚刚发布了新一版规则，请刷新后在新版上修改。');
  }
  const version = next.basedOn + 1;
  await sql`insert into rules.packs (county, pack, version, effective_from, body, note, published_by, published_at)
    values (${ctx.county}, ${pack.name}, ${version}, ${next.effectiveFrom}, ${JSON.stringify(next.body)}, ${next.note},
      ${ctx.actor.id}, ${ctx.now})`.execute(ctx.db);
  await record(ctx, {
    kind: 'rules.published',
    thingId: newId(),
    detail: { pack: pack.name, version, effectiveFrom: next.effectiveFrom.toISOString() },
  });
  forgetRules(ctx.county);
  return { version };
}

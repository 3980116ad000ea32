import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';

/** Each module adds the kinds it records, with the facts that counters and reactions need; ids and figures, never names or words. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by interface merging in the modules
export interface ActivityKinds {}

export type ActivityKind = keyof ActivityKinds;

export type NewActivity = {
  [K in ActivityKind]: { kind: K; thingId: string; at?: Date; detail: ActivityKinds[K] };
}[ActivityKind];

/** Writes down, in the command's own transaction, who did what to which thing; it can never be changed afterwards. */
export async function record(ctx: Ctx, ...entries: NewActivity[]): Promise<void> {
  const rows = entries.map(
    (entry) => sql`(${ctx.county}, ${newId()}, ${entry.at ?? ctx.now}, ${ctx.actor.id}, ${ctx.actor.role},
      ${entry.kind}, ${entry.thingId}, ${JSON.stringify(entry.detail)})`,
  );
  await sql`insert into activity.entries (county, id, at, actor_id, actor_role, kind, thing_id, detail)
    values ${sql.join(rows)}`.execute(ctx.db);
}

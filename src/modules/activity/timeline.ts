import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import type { Activity } from './feed.ts';

/** Everything that happened to one thing, oldest first. Who may see the thing is the caller's gate. */
export async function timeline(ctx: ReadCtx, thingId: string): Promise<Activity[]> {
  const found = await sql<Activity>`
    select e.county, e.xid::text as xid, e.id, e.at, e.actor_id, e.actor_role, e.kind, e.thing_id, e.detail
    from activity.entries e where e.county = ${ctx.county} and e.thing_id = ${thingId}
    order by e.xid, e.id limit 1000`.execute(ctx.db as never);
  return found.rows;
}

import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { readInPlace } from './access.ts';
import { openStates, type State } from './case.ts';
import { type Lane, ownStates, waiting } from './lane.ts';
import { deskScope, dueOf, helperScope, unitScope } from './lane-scope.ts';

/** Nobody works by the difference between 999 and 5,000: counting stops here, so that it costs the same at any size. */
export const mostCounted = 999;

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

interface Side {
  counts: Record<string, number>;
  saved: SavedFilter[] | null;
}

/** Every queue's count and the person's saved filters, in one statement over the indexes of what is open. */
export async function laneCounts(ctx: ReadCtx, shown: readonly Lane[]) {
  const counted = await countedOf(ctx, shown);
  const pairs = Object.entries(counted).map(
    ([name, condition]) => sql`${sql.lit(name)}, (select count(*) from (select 1 from cases.cases c
      where c.closed_at is null and ${condition} limit ${sql.lit(mostCounted + 1)}) n)`,
  );
  const found = await sql<Side>`select json_build_object(${sql.join(pairs)}) as counts,
    (select json_agg(json_build_object('id', f.id, 'name', f.name, 'query', f.query) order by f.saved_at)
      from cases.saved_filters f where f.county = ${ctx.county} and f.person_id = ${ctx.actor.id}) as saved`.execute(
    ctx.db as never,
  );
  const side = found.rows[0];
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (side?.counts[name] ?? 0), 0);
  const own = ownStates(ctx.actor);
  const counts = Object.fromEntries(
    shown.map((lane) => {
      if (lane === 'open') return [lane, of(...openStates)];
      return [lane, lane === 'mine' ? of(...own, 'own') : of(lane)];
    }),
  ) as Partial<Record<Lane, number>>;
  return { counts, saved: side?.saved ?? [] };
}

async function countedOf(ctx: ReadCtx, shown: readonly Lane[]): Promise<Record<string, RawBuilder<unknown>>> {
  if (shown.length === 0) return {};
  const all = (lane: Lane) => sql.join([...dueOf(ctx, lane)], sql` and `);
  const scope = sql`${deskScope(ctx)} and ${await readOnDesk(ctx)}`;
  const inStates = (states: readonly State[]) => sql`c.state in (${sql.join(states.map((state) => sql.lit(state)))})`;
  return {
    ...Object.fromEntries(openStates.map((state) => [state, sql`${scope} and c.state = ${sql.lit(state)}`])),
    late: sql`${scope} and ${inStates(waiting)} and ${all('late')}`,
    soon: sql`${scope} and ${inStates(waiting)} and ${all('soon')}`,
    ...(shown.includes('mine') && ctx.actor.organizationId
      ? { own: sql`${unitScope(ctx)} and ${inStates(['to-sign', 'handling'])}` }
      : {}),
    ...(shown.includes('helping')
      ? { helping: sql`${helperScope(ctx)} and ${inStates(['to-sign', 'handling', 'suspended'])}` }
      : {}),
  };
}

/** The same gate as for the rows, without what it does not need; a unit reads whatever it leads. */
async function readOnDesk(ctx: ReadCtx): Promise<RawBuilder<unknown>> {
  return ctx.actor.can('cases.read') ? readInPlace(ctx) : sql`true`;
}

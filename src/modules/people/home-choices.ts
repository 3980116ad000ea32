import { sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';

/** The communities and villages of the county under their towns, for choosing where one lives. */
export async function homeChoices(ctx: ReadCtx) {
  const found = await sql<{ id: string; name: string; town: string }>`select c.id, c.name, t.name as town
    from places.places c join places.places t on t.county = c.county and t.id = c.town_id
    where c.county = ${ctx.county} and c.level = 'community' and c.closed_on is null
    order by t.code, t.id, c.code, c.id`.execute(ctx.db as never);
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, town } of found.rows) {
    const group = groups.get(town) ?? [];
    groups.set(town, group);
    group.push({ value: id, label: name });
  }
  return [...groups].map(([group, choices]) => ({ group, choices }));
}

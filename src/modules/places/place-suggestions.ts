import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { spokenName } from './place.ts';

const suggestion = z.object({ value: z.uuid(), label: z.string(), detail: z.string() });
export type PlaceSuggestion = z.output<typeof suggestion>;

/** Places whose name holds what is typed, compounds and villages before towns, each with where it lies. Names only. */
export const placeSuggestions = query(
  z.object({ q: z.string().trim().max(40, '最多 40 个字。').default('') }),
  (ctx, { q }) => suggestPlaces(ctx, q),
  z.array(suggestion),
);

/** The ten best matches; what begins with the words comes first. Wildcards are taken as the characters they are. */
export async function suggestPlaces(ctx: ReadCtx, words: string): Promise<PlaceSuggestion[]> {
  if (words === '') return [];
  const literal = words.replace(/[\\%_]/g, '\\$&');
  const found = await sql<PlaceSuggestion>`
    select p.id as value, concat_ws(' ', compound.name, p.name) as label,
      concat_ws(' · ', town.name, nullif(community.name, p.name)) as detail
    from places.places p
    left join places.places compound on compound.county = p.county and compound.id = p.compound_id and compound.id <> p.id
    left join places.places community on community.county = p.county and community.id = p.community_id and community.id <> p.id
    left join places.places town on town.county = p.county and town.id = p.town_id and town.id <> p.id
    where p.county = ${ctx.county} and p.closed_on is null and p.level in ('town', 'community', 'compound', 'building')
      and p.name ilike ${`%${literal}%`}
    order by p.name ilike ${`${literal}%`} desc, array_position(array['compound', 'community', 'building', 'town'], p.level),
      length(p.name), p.name, p.id
    limit 10`.execute(ctx.db as never);
  return found.rows.map(spoken);
}

/** The same suggestion with names as people say them. */
export function spoken({ value, label, detail }: PlaceSuggestion): PlaceSuggestion {
  return { value, label: spokenName(label), detail: detail.split(' · ').map(spokenName).join(' · ') };
}

import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { areaColumn } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import { guessCategory } from './category-guess.ts';
import { caseRules, categoryLabel } from './rule-pack.ts';
import { splitChat } from './split-chat.ts';

const mostPlaces = 1000;

/** What a worker chooses from when bringing a matter in: the places of their own area, the county's kinds and categories. */
export const registration = query(z.object({}), choicesOf);
export type Registration = Awaited<ReturnType<(typeof registration)['run']>>;

/** The same for a pasted chat, with what it was cut into; the chat is kept nowhere but in the page. */
export const chatRegistration = query(
  z.object({ text: z.string().max(mostChat()).optional().catch(undefined) }),
  async (ctx, { text }) => {
    const choices = await choicesOf(ctx);
    const { body: rules } = await rulesOf(ctx, caseRules);
    const matters = splitChat(text ?? '').map((one) => ({
      ...one,
      category: guessCategory(rules, one.words) ?? 'other',
    }));
    return { ...choices, matters };
  },
);
export type ChatRegistration = Awaited<ReturnType<(typeof chatRegistration)['run']>>;

/** Characters of one paste. */
export function mostChat() {
  return 50_000;
}

async function choicesOf(ctx: ReadCtx) {
  const [{ body: rules }, places] = await Promise.all([rulesOf(ctx, caseRules), ownPlaces(ctx)]);
  return {
    places,
    kinds: rules.kinds.map(({ key, label }) => ({ value: key, label })),
    categories: rules.categories.map(({ key }) => ({ value: key, label: categoryLabel(rules, key) })),
  };
}

/** Communities and compounds of the actor's place, buildings too where it is small enough to choose from. */
async function ownPlaces(ctx: ReadCtx): Promise<{ value: string; label: string }[]> {
  const { place } = ctx.actor;
  const column = place ? areaColumn[place.level] : undefined;
  if (!place || column === undefined) return [];
  const columns = {
    townId: sql`p.town_id`,
    communityId: sql`p.community_id`,
    gridId: sql`p.grid_id`,
    compoundId: sql`p.compound_id`,
    buildingId: sql`p.building_id`,
  };
  const within = column === null ? sql`true` : sql`${columns[column]} = ${place.id}`;
  const levels =
    column === null || column === 'townId' ? ['community', 'compound'] : ['community', 'compound', 'building', 'grid'];
  const found = await sql<{ value: string; label: string }>`select p.id as value, concat_ws(' ',
      (select name from places.places a where a.county = p.county and a.id = p.community_id),
      case when p.level <> 'community' and p.compound_id <> p.id
        then (select name from places.places a where a.county = p.county and a.id = p.compound_id) end,
      case when p.level <> 'community' then p.name end) as label
    from places.places p
    where p.county = ${ctx.county} and p.closed_on is null and p.level = any(${levels}::text[]) and ${within}
    order by label, p.id limit ${mostPlaces}`.execute(ctx.db as never);
  return found.rows;
}

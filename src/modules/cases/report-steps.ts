import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { homeOf } from '../people/index.ts';
import { type NamedPlace, placeChildren, placePath, placesNear, suggestPlaces } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import { pictureFile } from './case-photo.ts';
import { elsewhereFor, guessCategory } from './category-guess.ts';
import { type Draft, findDraft } from './draft.ts';
import { caseRules } from './rule-pack.ts';
import { type Position, similarCases } from './similar-cases.ts';

const shownDraft = (draft: Draft | null) =>
  draft && { words: draft.words, photos: draft.photos, spot: draft.spot, lon: draft.lon, lat: draft.lat };

/** The first step: what was written before, to go on with. */
export const reportWords = query(z.object({}), async (ctx) => ({ draft: shownDraft(await findDraft(ctx)) }));
export type ReportWords = Awaited<ReturnType<(typeof reportWords)['run']>>;

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/**
 * The second step: choosing the place from home, from a search, from a position, or step by step; `at` is the one chosen.
 * What comes mangled in the address is as if it were not there.
 */
export const reportPlace = query(
  z.object({
    at: optional(z.uuid()),
    placeId: optional(z.uuid()),
    under: optional(z.union([z.uuid(), z.literal('county')])),
    q: optional(z.string().trim().max(40)),
    near: optional(z.literal('me')),
    lon: optional(z.coerce.number().min(73).max(136)),
    lat: optional(z.coerce.number().min(3).max(54)),
  }),
  async (ctx, input) => {
    const draft = await findDraft(ctx);
    const looking = input.under !== undefined || input.q !== undefined || input.near !== undefined;
    const wanted = input.at ?? input.placeId ?? (looking ? null : (draft?.placeId ?? null));
    const [home, chosen, below, found] = await Promise.all([
      homeOf(ctx),
      wanted ? placePath(ctx, wanted) : [],
      placeChildren.run(ctx, { placeId: input.under ?? 'county' }),
      foundBy(ctx, input),
    ]);
    return {
      draft: shownDraft(draft),
      chosen: chosen.length > 0 ? chosen : null,
      home: home.length > 1 ? home : null,
      below: { ...below, asked: input.under !== undefined },
      q: input.q ?? null,
      found,
    };
  },
);
export type ReportPlace = Awaited<ReturnType<(typeof reportPlace)['run']>>;

async function foundBy(
  ctx: ReadCtx,
  input: { q?: string | undefined; lon?: number | undefined; lat?: number | undefined },
) {
  if (input.q) return suggestPlaces(ctx, input.q);
  if (input.lon !== undefined && input.lat !== undefined) return placesNear(ctx, { lon: input.lon, lat: input.lat });
  return null;
}

/** The last step: everything as it will be sent, with a guess at the category, where else to go, and what sounds alike near by. */
export const reportCheck = query(z.object({}), async (ctx) => {
  const [draft, { body: rules }] = await Promise.all([findDraft(ctx), rulesOf(ctx, caseRules)]);
  const path = draft?.placeId ? await placePath(ctx, draft.placeId) : [];
  const guess = draft && guessCategory(rules, draft.words);
  return {
    draft: shownDraft(draft),
    seen: draft ? draft.changedAt.getTime() : null,
    path: path.map((place) => place.name),
    guess,
    kinds: rules.kinds
      .filter((kind) => kind.group !== 'finding')
      .map(({ key, label, handling }) => ({ key, label, strict: handling === 'strict' })),
    categories: rules.categories.map(({ key, label }) => ({ key, label })),
    elsewhere: draft ? elsewhereFor(rules, draft.words) : [],
    similar: draft
      ? await similarCases(ctx, {
          words: draft.words,
          category: guess,
          communityId: communityOf(path),
          at: positionOf(draft),
          metres: rules.similarMetres,
        })
      : [],
  };
});
export type ReportCheck = Awaited<ReturnType<(typeof reportCheck)['run']>>;

/** While someone types: where else to go, and what sounds alike around their home. */
export const reportHints = query(
  z.object({ words: z.string().trim().max(400).default('') }),
  async (ctx, { words }) => {
    const [{ body: rules }, home] = await Promise.all([rulesOf(ctx, caseRules), homeOf(ctx)]);
    const category = guessCategory(rules, words);
    return {
      elsewhere: elsewhereFor(rules, words),
      similar: await similarCases(ctx, {
        words,
        category,
        communityId: communityOf(home),
        metres: rules.similarMetres,
      }),
    };
  },
);
export type ReportHints = Awaited<ReturnType<(typeof reportHints)['run']>>;

const positionOf = ({ lon, lat }: Draft): Position | null => (lon === null || lat === null ? null : { lon, lat });

const communityOf = (path: readonly NamedPlace[]) => path.find((place) => place.level === 'community')?.id ?? null;

/** A photo of one's own draft. */
export const draftPhoto = query(
  z.object({ photoId: z.uuid('没有这张照片。'), size: z.enum(['small', 'large']).default('large') }),
  async (ctx, { photoId, size }) => {
    const draft = await findDraft(ctx);
    if (!draft?.photos.some((photo) => photo.id === photoId)) throw new NotFound('没有这张照片。');
    return pictureFile(ctx, photoId, size);
  },
);

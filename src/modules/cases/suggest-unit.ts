import type { z } from 'zod';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import { type Organization, servingOrganizations } from '../organizations/index.ts';
import { rulesOf } from '../rules/index.ts';
import type { Case } from './case.ts';
import { type CaseRules, caseRules, type catalogueSchema } from './rule-pack.ts';

type Entry = z.output<typeof catalogueSchema>;
type Wanted = Entry['unit'];
type Placed = Pick<Case, 'placeId' | 'townId' | 'communityId' | 'gridId' | 'compoundId' | 'buildingId'>;
export type Serving = Organization & { readonly level: string };

export interface Suggestion {
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly helpers: readonly { readonly id: string; readonly name: string }[];
}

/** From the nearest place up: who serves the compound comes before who serves the county. */
const nearness = ['home', 'building', 'compound', 'grid', 'community', 'town', 'county'];

/** The dispatch catalogue's answer for a case: which unit leads, and which help. Confirmed by a person, or by a batch. */
export async function suggestUnit(
  ctx: ReadCtx | Ctx,
  found: Placed & Pick<Case, 'category' | 'aboutUnitId'>,
): Promise<Suggestion> {
  const [{ body }, serving] = await Promise.all([rulesOf(ctx, caseRules), servingOrganizations(ctx, chainOf(found))]);
  return suggestionOf(body, serving, found);
}

/** The pure rule: the closest category first, then the nearest place; when nobody fits, the community, else the town. */
export function suggestionOf(
  rules: Pick<CaseRules, 'catalogue'>,
  serving: readonly Serving[],
  found: Placed & Pick<Case, 'category' | 'aboutUnitId'>,
): Suggestion {
  const entry = entryFor(rules.catalogue, found);
  const candidates = serving.filter((one) => one.id !== found.aboutUnitId);
  const unit = (entry && resolve(entry.unit, candidates)) ?? fallback(candidates);
  const helpers = (entry?.helpers ?? []).flatMap((wanted) => resolve(wanted, candidates) ?? []);
  return {
    unit: unit && named(unit),
    helpers: [...new Set(helpers)].filter((one) => one.id !== unit?.id).map(named),
  };
}

const named = ({ id, name }: Serving) => ({ id, name });

function entryFor(catalogue: readonly Entry[], found: Placed & { category: string }): Entry | undefined {
  const chain = chainOf(found);
  const parent = found.category.split('.')[0];
  const rank = (entry: Entry) => {
    const category = entry.category === found.category ? 0 : entry.category === parent ? 1 : -1;
    const place = entry.placeId === undefined ? chain.length : chain.indexOf(entry.placeId);
    return category < 0 || place < 0 ? null : category * 100 + place;
  };
  return catalogue
    .map((entry) => ({ entry, at: rank(entry) }))
    .filter((one): one is { entry: Entry; at: number } => one.at !== null)
    .sort((a, b) => a.at - b.at)[0]?.entry;
}

function resolve(wanted: Wanted, serving: readonly Serving[]): Serving | undefined {
  if (wanted.id) return serving.find((one) => one.id === wanted.id);
  return nearest(
    serving.filter(
      (one) =>
        (wanted.kind === undefined || one.kind === wanted.kind) &&
        (wanted.name === undefined || one.name.includes(wanted.name)),
    ),
  );
}

const nearest = (serving: readonly Serving[]) =>
  [...serving].sort((a, b) => nearness.indexOf(a.level) - nearness.indexOf(b.level))[0];

function fallback(serving: readonly Serving[]): Serving | null {
  return (
    nearest(serving.filter((one) => one.kind === 'community')) ??
    nearest(serving.filter((one) => one.kind === 'town')) ??
    null
  );
}

/** The places a case lies in, the nearest first. */
export function chainOf({ placeId, buildingId, compoundId, gridId, communityId, townId }: Placed): string[] {
  const places = [placeId, buildingId, compoundId, gridId, communityId, townId];
  return [...new Set(places.filter((id): id is string => id !== null))];
}

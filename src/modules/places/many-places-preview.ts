import { z } from 'zod';
import { query } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { type Pattern, pattern, plan, planProblem } from './many-places.ts';
import { findPlace } from './structure.ts';

/** What a pattern would make, before anything is made. Without figures only the form is shown. */
export const manyPlacesPreview = query(
  z.object({ placeId: z.uuid(), ...pattern.partial().shape, to: pattern.shape.to.optional() }),
  async (ctx, { placeId, ...typed }) => {
    const place = await findPlace(ctx, placeId);
    if (place.level !== 'compound' || place.closedOn) throw new NotFound('只能在用着的小区里批量增加楼栋。');
    if (typed.to === undefined) return { place, asked: null, problem: null, planned: null };
    const asked: Pattern = pattern.parse(typed);
    const problem = planProblem(asked);
    if (problem) return { place, asked, problem, planned: null };
    const planned = plan(asked);
    const first = planned[0];
    return {
      place,
      asked,
      problem,
      planned: {
        buildings: planned.length,
        homes: planned.length * (first?.homes.length ?? 0),
        firstBuilding: first?.name ?? '',
        lastBuilding: planned.at(-1)?.name ?? '',
        homeNames: first?.homes.slice(0, 8) ?? [],
        lastHome: first?.homes.at(-1) ?? null,
      },
    };
  },
);
export type ManyPlacesPreview = Awaited<ReturnType<(typeof manyPlacesPreview)['run']>>;

import { z } from 'zod';
import { myOpenCases, publishedIn } from '../modules/cases/index.ts';
import { homeOf } from '../modules/people/index.ts';
import { query } from '../platform/context.ts';

const nearShown = 4;

/** The first screen of a county, for a neighbour and for a passer-by: my open matters, and what is public near me. */
export const home = query(z.object({}), async (ctx) => {
  const [path, mine] = await Promise.all([homeOf(ctx), myOpenCases(ctx)]);
  const around = path.findLast((place) => place.level === 'county' || place.level === 'community') ?? path[0];
  const near = around ? await publishedIn(ctx, around, { limit: nearShown }) : [];
  const named = (level: string) => path.find((place) => place.level === level)?.name ?? null;
  return {
    place: named('compound'),
    community: named('community'),
    around: around?.name ?? null,
    mine,
    near: near.filter((item) => !item.mine),
  };
});
export type Home = Awaited<ReturnType<(typeof home)['run']>>;

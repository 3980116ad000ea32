import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { forgetCounty } from './county.ts';
import { placeName } from './place-names.ts';
import { keepChange, takePlace } from './structure.ts';

/** Gives a place another name; the old one stays in its history. */
export const renamePlace = command(
  z.object({ placeId: z.uuid(), name: placeName }),
  async (ctx, { placeId, name }) => {
    const taken = await takePlace(ctx, placeId);
    if (taken.name === name) return { placeId };
    await Promise.all([
      sql`update places.places set name = ${name} where county = ${ctx.county} and id = ${placeId}`.execute(ctx.db),
      taken.level === 'county'
        ? sql`update places.counties set name = ${name} where county = ${ctx.county}`.execute(ctx.db)
        : undefined,
      keepChange(ctx, { kind: 'renamed', placeId, note: `原名“${taken.name}”` }),
      record(ctx, { kind: 'place.renamed', thingId: placeId, detail: { level: taken.level } }),
    ]);
    if (taken.level === 'county') forgetCounty(ctx.county);
    return { placeId };
  },
  { output: z.object({ placeId: z.uuid() }) },
);

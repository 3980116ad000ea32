import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { compoundProfile } from './compound-profile.ts';
import { takePlace } from './structure.ts';

/** Writes down what a compound is and has, and where it stands; fields left empty are empty. */
export const changeProfile = command(
  compoundProfile.extend({
    placeId: z.uuid(),
    lon: z.coerce
      .number('经度应是数字。')
      .min(73, '经度在 73 到 136 之间。')
      .max(136, '经度在 73 到 136 之间。')
      .optional(),
    lat: z.coerce.number('纬度应是数字。').min(3, '纬度在 3 到 54 之间。').max(54, '纬度在 3 到 54 之间。').optional(),
  }),
  async (ctx, { placeId, lon, lat, ...profile }) => {
    const taken = await takePlace(ctx, placeId);
    if (taken.level !== 'compound') throw new Conflict('places.no-profile', '只有小区有档案。');
    const at = lon === undefined || lat === undefined ? { lon: taken.lon, lat: taken.lat } : { lon, lat };
    await Promise.all([
      sql`update places.places set profile = ${JSON.stringify(profile)}, lon = ${at.lon}, lat = ${at.lat}
        where county = ${ctx.county} and id = ${placeId}`.execute(ctx.db),
      record(ctx, { kind: 'place.profile-changed', thingId: placeId, detail: { level: taken.level } }),
    ]);
    return { placeId };
  },
  { output: z.object({ placeId: z.uuid() }) },
);

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { addPlace } from './add-place.ts';
import { nextGridCode } from './grid-code.ts';
import { placeName } from './place-names.ts';
import { keepChange, lockStructure, takeParent } from './structure.ts';

/** Adds one place below another, by hand. A grid gets its code from its community; a division's code may be typed. */
export const addPlaceByHand = command(
  z.object({
    placeId: z.uuid(),
    level: z.enum(['town', 'community', 'grid', 'compound', 'building', 'home'], '请选要增加什么。'),
    name: placeName,
    code: z
      .string()
      .regex(/^(\d{9}|\d{12})$/, '统计代码是 9 位（镇街）或 12 位（社区、村）数字。')
      .optional(),
    kind: z.enum(['subdistrict', 'town', 'township', 'community', 'village']).optional(),
    lon: z.coerce
      .number('经度应是数字。')
      .min(73, '经度在 73 到 136 之间。')
      .max(136, '经度在 73 到 136 之间。')
      .optional(),
    lat: z.coerce.number('纬度应是数字。').min(3, '纬度在 3 到 54 之间。').max(54, '纬度在 3 到 54 之间。').optional(),
  }),
  async (ctx, input) => {
    await lockStructure(ctx);
    const parent = await takeParent(ctx, input.level, input.placeId, 'level');
    const code = input.level === 'grid' ? await nextGridCode(ctx, parent) : input.code;
    const at = input.lon === undefined || input.lat === undefined ? {} : { lon: input.lon, lat: input.lat };
    const id = await addPlace(ctx, {
      level: input.level,
      parentId: parent.id,
      name: input.name,
      code,
      kind: input.kind,
      ...at,
    });
    await Promise.all([
      keepChange(ctx, { kind: 'added', placeId: id, otherId: parent.id, note: '' }),
      record(ctx, {
        kind: 'place.added',
        thingId: id,
        detail: { level: input.level, parentId: parent.id, count: 1 },
      }),
    ]);
    return { placeId: id, parentId: parent.id };
  },
  { output: z.object({ placeId: z.uuid(), parentId: z.uuid() }) },
);

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { findArea } from '../places/index.ts';
import { keepDraft, takeDraft } from './draft.ts';

/** The second step of a report: where it is. The position is degrees in WGS-84; both or neither. */
export const placeDraft = command(
  z
    .object({
      placeId: z.uuid('请先选一个地点。'),
      spot: z.string().trim().max(200, '最多 200 个字。').optional(),
      lon: z.coerce.number().min(73).max(136).optional(),
      lat: z.coerce.number().min(3).max(54).optional(),
    })
    .refine((at) => (at.lon === undefined) === (at.lat === undefined), {
      path: ['spot'],
      error: '位置只有一半，请重新定位。',
    }),
  async (ctx, { placeId, spot, lon, lat }) => {
    const draft = await takeDraft(ctx);
    await findArea(ctx, placeId);
    await keepDraft(ctx, { ...draft, placeId, spot: spot ?? null, lon: lon ?? null, lat: lat ?? null });
    return {};
  },
);

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { hang, keepChange, takeParent, takePlace } from './structure.ts';

/**
 * Hangs a place, with everything below it, under another one; open cases in it follow to the area answerable now.
 * A grid stays: its code says which community it belongs to.
 */
export const movePlace = command(
  z.object({
    placeId: z.uuid(),
    /** Where the person saw it lie. */
    fromId: z.uuid(),
    toId: z.uuid('请选新的上级。'),
    note: z.string().trim().max(200, '最多 200 个字。').default(''),
  }),
  async (ctx, { placeId, fromId, toId, note }) => {
    const taken = await takePlace(ctx, placeId, fromId);
    if (taken.level === 'county') throw new Conflict('places.county-stays', '区县本身不能移动。');
    if (taken.level === 'grid') {
      throw new Conflict('places.grid-stays', '网格属于它的社区，不能移走。请在新的社区新设网格。');
    }
    if (toId === placeId) throw new Invalid({ toId: '不能移到它自己下面，请重新选。' });
    const to = await takeParent(ctx, taken.level, toId, 'toId');
    if (to.id === taken.parentId) throw new Invalid({ toId: '它现在就在这里，请选别的上级。' });
    await hang(ctx, [placeId], to.id);
    await Promise.all([
      keepChange(ctx, { kind: 'moved', placeId, otherId: fromId, note }),
      record(ctx, { kind: 'place.moved', thingId: placeId, detail: { level: taken.level, fromId, toId } }),
    ]);
    return { placeId };
  },
  { output: z.object({ placeId: z.uuid() }) },
);

import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { findArea } from '../places/index.ts';
import { insertPhoto } from './case-photos.ts';
import { dropDraft, takeDraft } from './draft.ts';
import { insertCase, reported } from './report-case.ts';

/**
 * The last step of a report: the draft becomes a case, exactly as it was shown. `seen` is the draft's stamp: one that was
 * changed on another page since is shown again instead of sent.
 */
export const sendDraft = command(
  z.object({
    seen: z.coerce.number().int(),
    kind: z.string('请选一种。').max(40),
    category: z.string('请选一类。').max(80),
    audience: z.enum(['private', 'public'], '请选给谁看。'),
    reporterShown: z.enum(['named', 'hidden']).default('named'),
  }),
  async (ctx, { seen, ...choices }) => {
    const draft = await takeDraft(ctx);
    if (draft.changedAt.getTime() !== seen) {
      throw new Conflict('cases.draft-moved-on', '您在别的页面改过这份草稿，请再看一遍，没问题就再按一次。');
    }
    if (draft.placeId === null) throw new Invalid({ placeId: '还没有选地点，请回到上一步。' });
    const made = await insertCase(ctx, {
      ...choices,
      words: draft.words,
      placeId: draft.placeId,
      spot: draft.spot ?? undefined,
      lon: draft.lon ?? undefined,
      lat: draft.lat ?? undefined,
      area: await findArea(ctx, draft.placeId),
      channel: 'web',
      reporterId: ctx.actor.id,
      registeredBy: null,
    });
    await Promise.all([...draft.photos.map((photo) => insertPhoto(ctx, made.id, photo)), dropDraft(ctx)]);
    return { caseId: made.id, number: made.number };
  },
  { output: reported },
);

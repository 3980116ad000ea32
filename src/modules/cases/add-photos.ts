import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Forbidden, Invalid } from '../../platform/errors.ts';
import { keepPictures, picturesInput } from '../../platform/files/index.ts';
import { record } from '../activity/index.ts';
import { findCase, mayDo, takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { insertPhoto, type Stage, stages } from './case-photos.ts';

export const mostPhotos = 9;

/**
 * Photos beside a case: by whoever handles it, before, during or after the work; by a reporter, always of how it was
 * before. Pictures are drawn anew before the case is locked, so that a slow one holds nobody up.
 */
export const addPhotos = command(
  z.object({
    caseId: z.uuid(),
    stage: z.enum(Object.keys(stages) as [Stage, ...Stage[]], '请选照片是什么时候拍的。').default('before'),
    photos: picturesInput(mostPhotos),
  }),
  async (ctx, { caseId, stage, photos }) => {
    const found = await findCase(ctx, caseId);
    const act = actOf(ctx, found, stage);
    if (photos.length === 0) throw new Invalid({ photos: '请选至少一张照片。' });
    const kept = await keepPictures(ctx, photos);
    const taken = await takeCase(ctx, caseId, act);
    await Promise.all([
      ...kept.map((photo) => insertPhoto(ctx, caseId, photo, stage)),
      record(ctx, {
        kind: 'case.photographed',
        thingId: caseId,
        detail: { ...factsOf(taken), stage, photos: kept.length, by: ctx.actor.organizationId },
      }),
    ]);
    return { caseId, photoIds: kept.map((photo) => photo.id) };
  },
  { output: z.object({ caseId: z.uuid(), photoIds: z.array(z.uuid()) }) },
);

/** Refuses before any picture is opened; when the state alone refuses, taking the case tells why. */
function actOf(ctx: Ctx, found: CaseInReach, stage: Stage): 'note' | 'add' {
  if (mayDo(ctx.actor, found, 'note') || !found.isReporter) return 'note';
  if (stage !== 'before') throw new Forbidden('cases.photo-stage', '办理中、办理后的照片由承办单位上传。');
  return 'add';
}

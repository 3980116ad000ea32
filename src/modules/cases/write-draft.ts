import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { dropPicture, keepPictures, picturesInput } from '../../platform/files/index.ts';
import { dropDraft, findDraft, keepDraft, mostPhotos, takeDraft } from './draft.ts';

const wordsInput = z
  .string('请说一说是什么事，几个字也行。')
  .trim()
  .min(2, '请说一说是什么事，至少两个字。')
  .max(20_000, '最多 20000 个字。');

/** The first step of a report: what it is. Photos stay with the draft, so that going back and forth loses none. */
export const writeDraft = command(
  z.object({
    words: wordsInput,
    photos: picturesInput(mostPhotos),
    keptPhotos: z.union([z.uuid().transform((one) => [one]), z.array(z.uuid())]).default([]),
  }),
  async (ctx, { words, photos, keptPhotos }) => {
    const before = await findDraft(ctx, 'lock');
    const stay = before?.photos.filter((photo) => keptPhotos.includes(photo.id)) ?? [];
    if (stay.length + photos.length > mostPhotos)
      throw new Invalid({ photos: `最多 ${mostPhotos} 张照片，请少选几张。` });
    const added = await keepPictures(ctx, photos);
    await keepDraft(ctx, {
      words,
      photos: [...stay, ...added],
      placeId: before?.placeId ?? null,
      spot: before?.spot ?? null,
      lon: before?.lon ?? null,
      lat: before?.lat ?? null,
    });
    const gone = before?.photos.filter((photo) => !stay.includes(photo)) ?? [];
    await Promise.all(gone.map((photo) => dropPicture(ctx, photo.id)));
    return { photos: stay.length + added.length };
  },
);

/** Throws an unfinished report away, with its photos. */
export const forgetDraft = command(z.object({}), async (ctx) => {
  const draft = await takeDraft(ctx);
  await dropDraft(ctx);
  await Promise.all(draft.photos.map((photo) => dropPicture(ctx, photo.id)));
  return {};
});

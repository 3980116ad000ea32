import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../ids.ts';
import { acceptPicture } from './accept-picture.ts';
import type { FileKey } from './file-store.ts';

export interface KeptPicture {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const upload = z.custom<{ name: string; bytes: Uint8Array }>(
  (value) => typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array,
  '请用“选照片”选一张图片。',
);

/** The pictures of a form's file field: none, one, or several up to `most`. */
export const picturesInput = (most: number) =>
  z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z.array(upload).max(most, `最多 ${most} 张照片。`),
  );

/** Draws each uploaded picture anew and keeps it with a small one beside it; a file that is no picture is refused on `field`. */
export async function keepPictures(
  ctx: Pick<Ctx, 'county' | 'means'>,
  uploads: readonly { name: string; bytes: Uint8Array }[],
  field = 'photos',
): Promise<KeptPicture[]> {
  const kept: KeptPicture[] = [];
  // One after the other, so that memory holds one at a time.
  for (const [at, { name, bytes }] of uploads.entries()) {
    const picture = await acceptPicture(bytes, field).catch((problem) => {
      throw uploads.length > 1 ? whichOne(problem, field, `第 ${at + 1} 张（${name.slice(0, 40)}）`) : problem;
    });
    const key = { county: ctx.county, id: newId() };
    await Promise.all([ctx.means.files.put(key, picture.bytes), ctx.means.files.put(smallOf(key), picture.thumb)]);
    kept.push({ id: key.id, width: picture.width, height: picture.height });
  }
  return kept;
}

/** Of several, tells which one was refused. */
function whichOne(problem: unknown, field: string, which: string): unknown {
  const sentence = problem instanceof Invalid ? problem.fields[field] : undefined;
  return sentence ? new Invalid({ [field]: `${which}：${sentence}` }) : problem;
}

/** Where the small picture (480 pixels) of a kept one lies: the same UUID, marked as version 8 of its kind. */
export function smallOf({ county, id }: FileKey): FileKey {
  return { county, id: `${id.slice(0, 14)}8${id.slice(15)}` };
}

/** Takes a picture and its small one away. */
export async function dropPicture(ctx: Pick<Ctx, 'county' | 'means'>, id: string) {
  const key = { county: ctx.county, id };
  await Promise.all([ctx.means.files.delete(key), ctx.means.files.delete(smallOf(key))]);
}

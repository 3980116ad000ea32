import { insertPhoto, type Stage } from '../modules/cases/index.ts';
import type { Actor, Ctx } from '../platform/context.ts';
import { acceptPicture, type Picture, smallOf } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { drawScene, type Scene } from './pictures.ts';
import { type Random, seededRandom } from './random.ts';

const drawn = new Map<string, Picture>();
const variants = 2;

/** Puts a drawn picture beside a case, through the same door as a photo from a telephone, and answers its id; each scene is drawn twice, then reused. */
export async function keepDemoPhotos(
  ctx: Ctx,
  caseId: string,
  actor: Actor,
  scene: Scene,
  stage: Stage,
  at: Date,
  random: Random,
): Promise<string> {
  const variant = random.below(variants);
  const name = `${scene}/${variant}`;
  const picture =
    drawn.get(name) ?? (await acceptPicture(await drawScene(scene, seededRandom(scene.length * 31 + variant))));
  drawn.set(name, picture);
  const key = { county: ctx.county, id: newId() };
  await Promise.all([ctx.means.files.put(key, picture.bytes), ctx.means.files.put(smallOf(key), picture.thumb)]);
  const kept = { id: key.id, width: picture.width, height: picture.height };
  await insertPhoto({ ...ctx, actor, now: at }, caseId, kept, stage);
  return kept.id;
}

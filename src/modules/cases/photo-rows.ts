import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { KeptPicture } from '../../platform/files/index.ts';

export type PhotoStage = 'before' | 'during' | 'after';

/** Puts pictures that are already kept beside a case: what it looked like before, during and after. */
export async function insertPhotos(
  ctx: Ctx,
  caseId: string,
  stage: PhotoStage,
  photos: readonly KeptPicture[],
): Promise<void> {
  if (photos.length === 0) return;
  const rows = photos.map(
    (photo) =>
      sql`(${ctx.county}, ${photo.id}, ${caseId}, ${stage}, ${photo.width}, ${photo.height}, ${ctx.actor.id}, ${ctx.now})`,
  );
  await sql`insert into cases.photos (county, id, case_id, stage, width, height, added_by, added_at)
    values ${sql.join(rows)}`.execute(ctx.db);
}

import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { KeptPicture } from '../../platform/files/index.ts';

export const stages = { before: '办理前', during: '办理中', after: '办理后' } as const;
export type Stage = keyof typeof stages;

/** Hangs a kept picture on a case; until this row is there, nobody can see the picture. */
export async function insertPhoto(ctx: Ctx, caseId: string, photo: KeptPicture, stage: Stage = 'before') {
  await sql`insert into cases.photos (county, id, case_id, stage, width, height, added_by, added_at)
    values (${ctx.county}, ${photo.id}, ${caseId}, ${stage}, ${photo.width}, ${photo.height}, ${ctx.actor.id}, ${ctx.now})`.execute(
    ctx.db,
  );
}

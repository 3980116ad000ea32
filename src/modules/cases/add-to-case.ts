import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { keepPictures, picturesInput } from '../../platform/files/index.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { findCase, takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { insertPhoto } from './case-photos.ts';
import { changed } from './change-case.ts';

/** A reporter adds words or photos while the matter is open; whoever handles it sees them at once. */
export const addToCase = command(
  z.object({
    caseId: z.uuid(),
    words: z.string().trim().max(20_000, '最多 20000 个字。').optional(),
    photos: picturesInput(6),
  }),
  async (ctx, { caseId, words, photos }) => {
    if (!words && photos.length === 0) throw new Invalid({ words: '写一句话，或选一张照片。' });
    await findCase(ctx, caseId);
    // Drawn before the case is locked, so that a slow picture holds nobody up.
    const kept = await keepPictures(ctx, photos);
    const taken = await takeCase(ctx, caseId, 'add');
    const row = words ? newId() : undefined;
    await Promise.all([
      row &&
        sql`insert into cases.notes (county, id, case_id, audience, words, written_by, unit_id, written_at)
          values (${ctx.county}, ${row}, ${caseId}, 'reporter', ${words}, ${ctx.actor.id}, null, ${ctx.now})`.execute(
          ctx.db,
        ),
      ...kept.map((photo) => insertPhoto(ctx, caseId, photo)),
      record(ctx, {
        kind: 'case.added',
        thingId: caseId,
        detail: { ...factsOf(taken), photos: kept.length, ...(row ? { row } : {}) },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

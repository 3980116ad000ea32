import { sql } from 'kysely';
import type { Means } from '../../platform/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { dropPicture, type KeptPicture } from '../../platform/files/index.ts';

const kept = 7 * 86_400_000;

/** Forgets unfinished reports nobody touched for a week, with their photos: what was never sent is not ours to keep. */
export async function forgetDrafts(db: Db, means: Means, now: Date): Promise<void> {
  const gone = await sql<{ county: number; photos: KeptPicture[] }>`delete from cases.drafts
    where changed_at < ${new Date(now.getTime() - kept)} returning county, photos`.execute(db);
  const photos = gone.rows.flatMap(({ county, photos }) => photos.map(({ id }) => ({ county, id })));
  await Promise.all(photos.map(({ county, id }) => dropPicture({ county, means }, id)));
}

import { sql } from 'kysely';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { KeptPicture } from '../../platform/files/index.ts';

/** What someone is about to report, between its three steps. */
export interface Draft {
  readonly words: string;
  readonly photos: readonly KeptPicture[];
  readonly placeId: string | null;
  readonly spot: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly changedAt: Date;
}

export const mostPhotos = 6;

const spotContext = (ctx: ReadCtx | Ctx) => `cases.drafts.spot:${ctx.county}:${ctx.actor.id}`;

/** The one draft of whoever asks; null when there is none. */
export async function findDraft(ctx: ReadCtx | Ctx, lock: 'lock' | 'look' = 'look'): Promise<Draft | null> {
  const found = await sql<Omit<Draft, 'spot'> & { spot: Buffer | null }>`
    select words, photos, place_id, spot, lon, lat, changed_at from cases.drafts
    where county = ${ctx.county} and person_id = ${ctx.actor.id} ${lock === 'lock' ? sql`for update` : sql``}`.execute(
    ctx.db as never,
  );
  const [row] = found.rows;
  return row ? { ...row, spot: row.spot && ctx.means.sealer.open(row.spot, spotContext(ctx)) } : null;
}

/** The draft to go on with, locked until the transaction ends. */
export async function takeDraft(ctx: Ctx): Promise<Draft> {
  const draft = await findDraft(ctx, 'lock');
  if (!draft) throw new Conflict('cases.no-draft', '这件事已经交出去了，或还没有写。请到“我的事”里看看，或从头写起。');
  return draft;
}

/** Keeps the draft of whoever acts, in place of the one before. */
export async function keepDraft(ctx: Ctx, draft: Omit<Draft, 'changedAt'>) {
  const spot = draft.spot ? ctx.means.sealer.seal(draft.spot, spotContext(ctx)) : null;
  await sql`insert into cases.drafts (county, person_id, words, photos, place_id, spot, lon, lat, changed_at)
    values (${ctx.county}, ${ctx.actor.id}, ${draft.words}, ${JSON.stringify(draft.photos)}, ${draft.placeId}, ${spot},
      ${draft.lon}, ${draft.lat}, ${ctx.now})
    on conflict (county, person_id) do update set words = excluded.words, photos = excluded.photos,
      place_id = excluded.place_id, spot = excluded.spot, lon = excluded.lon, lat = excluded.lat,
      changed_at = excluded.changed_at`.execute(ctx.db);
}

export async function dropDraft(ctx: Ctx) {
  await sql`delete from cases.drafts where county = ${ctx.county} and person_id = ${ctx.actor.id}`.execute(ctx.db);
}

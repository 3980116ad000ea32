import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { smallOf } from '../../platform/files/index.ts';
import { findCase } from './access.ts';
import { readsAll } from './words-shown.ts';

const photoInput = z.object({
  caseId: z.uuid('没有这件事。'),
  photoId: z.uuid('没有这张照片。'),
  size: z.enum(['small', 'large']).default('large'),
});

/** A photo of a case within reach. Who joined a neighbour's case sees what a desk made public, and their own. */
export const casePhoto = query(photoInput, async (ctx, { caseId, photoId, size }) => {
  const found = await findCase(ctx, caseId);
  const which = readsAll(ctx.actor, found)
    ? sql`true`
    : found.publishedAt
      ? sql`(p.published_at is not null or p.added_by = ${ctx.actor.id})`
      : sql`p.added_by = ${ctx.actor.id}`;
  if (!(await belongs(ctx, caseId, photoId, which))) throw new NotFound('没有这张照片。');
  return pictureFile(ctx, photoId, size);
});

/** A photo that a desk chose for the public page of a case. */
export const publicCasePhoto = query(photoInput, async (ctx, { caseId, photoId, size }) => {
  const found = await sql`select 1 from cases.cases c where c.county = ${ctx.county} and c.id = ${caseId}
    and c.published_at is not null and c.audience = 'public'`.execute(ctx.db as never);
  if (found.rows.length === 0 || !(await belongs(ctx, caseId, photoId, sql`p.published_at is not null`)))
    throw new NotFound('没有这张照片。');
  return pictureFile(ctx, photoId, size);
});

async function belongs(ctx: ReadCtx, caseId: string, photoId: string, which: RawBuilder<unknown>): Promise<boolean> {
  const found = await sql`select 1 from cases.photos p
    where p.county = ${ctx.county} and p.case_id = ${caseId} and p.id = ${photoId} and ${which}`.execute(
    ctx.db as never,
  );
  return found.rows.length > 0;
}

/** A kept picture as a file; whose it is was asked before. Never changed once kept, so a browser may hold it. */
export async function pictureFile(ctx: ReadCtx, id: string, size: 'small' | 'large') {
  const key = { county: ctx.county, id };
  const body = await ctx.means.files.get(size === 'small' ? smallOf(key) : key);
  if (!body) throw new NotFound('这张照片已经不在了。');
  return { name: `${id}.jpg`, type: 'image/jpeg', body: new Uint8Array(body), inline: true as const, maxAge: 86_400 };
}

import { sql } from 'kysely';
import { z } from 'zod';
import { command, query } from '../../platform/context.ts';
import { textContext } from './notify.ts';

const pageSize = 30;

/** What a person was told, newest first; nobody sees another's. */
export const myNotices = query(z.object({ before: z.uuid().optional() }), async (ctx, { before }) => {
  const older = before ? sql`and id < ${before}::uuid` : sql``;
  const found = await sql<{
    id: string;
    kind: string;
    aboutId: string | null;
    text: Buffer;
    madeAt: Date;
    readAt: Date | null;
  }>`
    select id, kind, about_id, text, made_at, read_at from notices.notices
    where county = ${ctx.county} and person_id = ${ctx.actor.id} ${older}
    order by id desc limit ${pageSize + 1}`.execute(ctx.db as never);
  const shown = found.rows.slice(0, pageSize);
  return {
    items: shown.map(({ text, ...row }) => ({
      ...row,
      text: ctx.means.sealer.open(text, textContext(ctx.county, row.id)),
    })),
    next: found.rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
});

/** Marks everything as read up to now. */
export const readNotices = command(z.object({}), async (ctx) => {
  const done = await sql`update notices.notices set read_at = ${ctx.now}
    where county = ${ctx.county} and person_id = ${ctx.actor.id} and read_at is null`.execute(ctx.db);
  return { read: Number(done.numAffectedRows) };
});

import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { describeMoment } from '../../platform/worktime/index.ts';
import { wordsOf } from './make-token.ts';
import { maskedName } from './person.ts';

interface Row {
  id: string;
  personId: string;
  owner: Buffer;
  name: string;
  scopes: string[];
  madeAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

const pageSize = 50;

/** One's own tokens, without their secrets, and the words a new one may hold in the present role. */
export const ownTokens = query(z.object({}), async (ctx) => {
  const [rows, words] = await Promise.all([
    read(ctx, sql`t.person_id = ${ctx.actor.id}`, undefined),
    wordsOf(ctx, ctx.actor.id ?? '', ctx.actor.grantId),
  ]);
  return { tokens: rows.slice(0, pageSize).map((row) => present(ctx, row)), words: words.filter(ctx.actor.can) };
});
export type OwnTokens = Awaited<ReturnType<(typeof ownTokens)['run']>>;

/** Every token of the county and whose it is, the newest first. */
export const tokenList = query(z.object({ before: z.uuid().optional() }), async (ctx, { before }) => {
  const rows = await read(ctx, sql`true`, before);
  return {
    tokens: rows.slice(0, pageSize).map((row) => present(ctx, row)),
    next: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null,
  };
});
export type TokenList = Awaited<ReturnType<(typeof tokenList)['run']>>;

async function read(ctx: ReadCtx, whose: RawBuilder<unknown>, before: string | undefined): Promise<Row[]> {
  const found =
    await sql<Row>`select t.id, t.person_id, p.name as owner, t.name, t.scopes, t.made_at, t.expires_at, t.ended_at
    from people.tokens t join people.persons p on p.county = t.county and p.id = t.person_id
    where t.county = ${ctx.county} and ${whose} ${before ? sql`and t.id < ${before}::uuid` : sql``}
    order by t.id desc limit ${pageSize + 1}`.execute(ctx.db as never);
  return found.rows;
}

function present(ctx: ReadCtx, row: Row) {
  const state = row.endedAt ? '已停用' : row.expiresAt <= ctx.now ? '已到期' : '可用';
  return {
    id: row.id,
    owner: maskedName(ctx.means.sealer, ctx.county, row.personId, row.owner),
    name: row.name,
    scopes: row.scopes,
    made: describeMoment(row.madeAt, ctx.now),
    expires: describeMoment(row.expiresAt, ctx.now),
    state,
    active: state === '可用',
  };
}

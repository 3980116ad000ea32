import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Forbidden, Invalid, NotFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { newToken, tokenHash } from '../../platform/sealing/index.ts';
import { dayMs } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { takeSession } from './choose-role.ts';
import { forgetVisitors } from './find-visitor.ts';
import { grantsOf } from './grants.ts';
import { wordsOfRole } from './roles.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'token.made': { tokenId: string; scopes: string[]; days: number };
    'token.ended': { tokenId: string };
  }
}

export const longestDays = 365;

export interface NewToken {
  readonly personId: string;
  /** The role it acts in; null acts as a resident. */
  readonly grantId: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

/**
 * Makes a bearer token for a person in one of their roles, and answers its secret, which is never shown again. It can do
 * no more than that role: a word the role does not hold is refused, and when the role ends so does the token's.
 */
export async function makeToken(ctx: Ctx, asked: NewToken): Promise<{ tokenId: string; token: string }> {
  const words = await wordsOf(ctx, asked.personId, asked.grantId);
  const beyond = asked.scopes.filter((scope) => !words.includes(scope));
  if (beyond.length > 0) throw new Invalid({ scopes: `这个身份没有这些权限：${beyond.join('、').slice(0, 100)}` });
  if (asked.scopes.length === 0) throw new Invalid({ scopes: '至少选一项权限。' });
  if (asked.days > longestDays) throw new Invalid({ days: `有效期最长 ${longestDays} 天。` });
  const token = `t_${newToken()}`;
  const tokenId = newId();
  const scopes = [...new Set(asked.scopes)];
  await sql`insert into people.tokens (county, id, token_hash, person_id, grant_id, name, scopes, made_at, expires_at)
    values (${ctx.county}, ${tokenId}, ${tokenHash(token)}, ${asked.personId}, ${asked.grantId}, ${asked.name},
      ${scopes}::text[], ${ctx.now}, ${new Date(ctx.now.getTime() + asked.days * dayMs)})`.execute(ctx.db);
  await record(ctx, {
    kind: 'token.made',
    thingId: asked.personId,
    detail: { tokenId, scopes, days: asked.days },
  });
  return { tokenId, token };
}

/** Every word a person may lend to a token in this role. */
export async function wordsOf(
  ctx: Parameters<typeof grantsOf>[0],
  personId: string,
  grantId: string | null,
): Promise<readonly string[]> {
  if (grantId === null) return wordsOfRole(null);
  const grant = (await grantsOf(ctx, personId)).find((one) => one.id === grantId && one.current);
  if (!grant) throw new NotFound('没有这个身份，或它已经到期。');
  return wordsOfRole(grant.role);
}

/** Makes a token for oneself, in the role one acts in now: only in a browser, never by another token. */
export const makeOwnToken = command(
  z.object({
    name: z.string('请给令牌起个名字。').trim().min(1, '请给令牌起个名字。').max(60, '名字最多 60 个字。'),
    scopes: z
      .array(z.string().max(60))
      .max(60)
      .or(
        z
          .string()
          .max(60)
          .transform((one) => [one]),
      )
      .default([]),
    days: z.coerce
      .number('请填天数。')
      .int('请填整天数。')
      .min(1, '至少 1 天。')
      .max(longestDays, `最长 ${longestDays} 天。`),
  }),
  async (ctx, { name, scopes, days }) => {
    await takeSession(ctx);
    if (!scopes.every((scope) => ctx.actor.can(scope))) throw new Forbidden('people.scopes');
    const made = await makeToken(ctx, {
      personId: ctx.actor.id ?? '',
      grantId: ctx.actor.grantId,
      name,
      scopes,
      days,
    });
    return { ...made, name };
  },
  { secret: true, output: z.object({ tokenId: z.uuid(), token: z.string(), name: z.string() }) },
);

/** Ends one of one's own tokens; whoever holds `tokens.manage` may end anybody's. */
export const endToken = command(
  z.object({ tokenId: z.uuid() }),
  async (ctx, { tokenId }) => {
    const whose = ctx.actor.can('tokens.manage') ? sql`true` : sql`person_id = ${ctx.actor.id}::uuid`;
    const ended = await sql<{ personId: string }>`update people.tokens set ended_at = ${ctx.now}
      where county = ${ctx.county} and id = ${tokenId} and ended_at is null and ${whose} returning person_id`.execute(
      ctx.db,
    );
    const [row] = ended.rows;
    if (!row) throw new NotFound('没有这个令牌，或它已经停用。');
    await record(ctx, { kind: 'token.ended', thingId: row.personId, detail: { tokenId } });
    forgetVisitors();
    return { tokenId };
  },
  { output: z.object({ tokenId: z.uuid() }) },
);

import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command, type ReadCtx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { tokenHash } from '../../platform/sealing/index.ts';
import { hourMs } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { findArea } from '../places/index.ts';
import { addPerson } from './add-person.ts';
import { localPath } from './local-path.ts';
import { privacyNotice } from './privacy-notice.ts';
import { startSession } from './sessions.ts';
import { attemptContext } from './sign-in-code.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'person.joined': { placeId: string | null; by: 'self' | 'worker' };
  }
}

/** A name as people write it, 2 to 40 characters on one line. */
export const personName = z
  .string('请填您的姓名。')
  .trim()
  .min(2, '请填您的姓名，至少两个字。')
  .max(40, '姓名最多 40 个字。')
  .regex(/^[^\p{Cc}<>]*$/u, '姓名里有不能用的符号。');

/**
 * Writes a resident down after they proved their phone and accepted the privacy notice, and signs them in.
 * The home place may be left out: what is not needed is not asked for (PIPL, articles 6 and 16).
 */
export const join = command(
  z.object({
    join: z.string('请重新登录。').max(100),
    name: personName,
    homePlaceId: z.uuid('请从列表里选。').optional(),
    accepted: z.literal('on', '请看过说明后打勾。'),
    next: localPath,
  }),
  async (ctx, input) => {
    const proven = await takeProven(ctx, input.join);
    if (input.homePlaceId) await checkHome(ctx, input.homePlaceId);
    const personId = await addPerson(ctx, {
      name: input.name,
      phone: proven.phone,
      homePlaceId: input.homePlaceId,
      noticeVersion: privacyNotice.version,
    });
    await sql`update people.codes set join_hash = null where county = ${ctx.county} and id = ${proven.id}`.execute(
      ctx.db,
    );
    const session = await startSession(ctx, personId, { grantId: null, proof: 'code' });
    await record(ctx, {
      kind: 'person.joined',
      thingId: personId,
      detail: { placeId: input.homePlaceId ?? null, by: 'self' },
    });
    return { session, next: input.next };
  },
  { secret: true, output: z.object({ session: z.string(), next: z.string() }) },
);

/** A home is in a community or below it. */
export async function checkHome(ctx: Pick<ReadCtx, 'county' | 'db'>, placeId: string) {
  const { level } = await findArea(ctx, placeId);
  if (level === 'county' || level === 'town') throw new Invalid({ homePlaceId: '请选到社区或村。' });
}

async function takeProven(ctx: Ctx, secret: string) {
  const proven = await findProven(ctx, secret);
  if (!proven) throw new Conflict('people.join-expired', '离验证手机号的时间太久了，请重新登录一次。');
  return proven;
}

/** The phone that was proven for this secret, within the last hour. */
export async function findProven(ctx: Ctx | ReadCtx, secret: string): Promise<{ id: string; phone: string } | null> {
  const found = await sql<{ id: string; phone: Buffer }>`select id, phone from people.codes
    where county = ${ctx.county} and join_hash = ${tokenHash(secret)}
      and used_at > ${new Date(ctx.now.getTime() - hourMs)}`.execute(ctx.db as never);
  const [row] = found.rows;
  return row ? { id: row.id, phone: ctx.means.sealer.open(row.phone, attemptContext(ctx.county, row.id)) } : null;
}

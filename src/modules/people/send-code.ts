import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { normalisePhone } from '../../platform/identifiers/index.ts';
import { newId } from '../../platform/ids.ts';
import { newCode } from '../../platform/sealing/index.ts';
import { minuteMs } from '../../platform/worktime/index.ts';
import { phoneIndex } from './add-person.ts';
import { deliverCode } from './code-delivery.ts';
import { localPath } from './local-path.ts';
import { attemptContext, codeMinutes, perDay, sealedCode } from './sign-in-code.ts';

/** A phone that can get a text message, in its one written form. */
export const mobile = z
  .string('请填手机号。')
  .max(40, '请填手机号。')
  .transform((text) => normalisePhone(text) ?? '')
  .refine((phone) => phone.startsWith('1'), '请填 11 位手机号，例如 13812345678。');

/**
 * Sends a six-digit code to a phone, once a minute and ten times a day. Whether anybody is known under that phone is
 * not even looked up here, so the answer cannot tell.
 */
export const sendCode = command(
  z.object({ phone: mobile, next: localPath }),
  async (ctx, { phone, next }) => {
    const index = phoneIndex(ctx, phone);
    await checkPace(ctx, index);
    const attemptId = newId();
    const code = newCode();
    const { sealer } = ctx.means;
    await sql`insert into people.codes (county, id, phone_index, phone, hash, sent_at, expires_at)
      values (${ctx.county}, ${attemptId}, ${index}, ${sealer.seal(phone, attemptContext(ctx.county, attemptId))},
        ${sealedCode(sealer, code, index, attemptId)}, ${ctx.now},
        ${new Date(ctx.now.getTime() + codeMinutes * minuteMs)})`.execute(ctx.db);
    await deliverCode(ctx, { phone, code });
    return { attemptId, next };
  },
  { output: z.object({ attemptId: z.uuid(), next: z.string() }) },
);

async function checkPace(ctx: Ctx, index: Buffer) {
  // Two requests for one phone at once must see each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${index.toString('hex')}, ${ctx.county}))`.execute(ctx.db);
  const sent = await sql<{ lastMinute: number; lastDay: number }>`select
      count(*) filter (where sent_at > ${new Date(ctx.now.getTime() - minuteMs)}) as last_minute, count(*) as last_day
    from people.codes where county = ${ctx.county} and phone_index = ${index}
      and sent_at > ${new Date(ctx.now.getTime() - 24 * 60 * minuteMs)}`.execute(ctx.db);
  const [row] = sent.rows;
  if (row && row.lastMinute > 0) {
    throw new Conflict('people.code-just-sent', '验证码刚刚发过，请看看短信；没收到的话，一分钟后再试。');
  }
  if (row && row.lastDay >= perDay) {
    throw new Conflict('people.codes-used-up', '这个手机号今天要的验证码太多了，请明天再试，或到社区请工作人员帮忙。');
  }
}

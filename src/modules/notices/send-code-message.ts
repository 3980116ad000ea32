import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { deliver } from './notify.ts';

/** Sends a sign-in code as a text message; the demo shows it instead. Without a gateway nothing is promised that cannot come. */
export async function sendCodeMessage(ctx: Ctx, { phone, code }: { phone: string; code: string }): Promise<void> {
  if (!ctx.means.channels.sms && !ctx.means.demo) {
    throw new Conflict('notices.no-gateway', '这里还没有接通短信，暂时发不了验证码。请联系社区。');
  }
  const text = `验证码 ${code}，十分钟内有效，用于登录近邻。不是您本人操作，请不要告诉任何人。`;
  await deliver(ctx.db, ctx.means, ctx.county, ctx.now, { kind: 'people.code', personId: null, phone, text });
}

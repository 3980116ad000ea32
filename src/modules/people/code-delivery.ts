import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';

/** Takes a one-time code to a phone. It runs inside the command's transaction and must not keep the code in plain. */
export type CodeDelivery = (ctx: Ctx, message: { phone: string; code: string }) => Promise<void>;

let delivery: CodeDelivery = async () => {
  throw new Conflict('people.no-delivery', '这里还没有接通短信，暂时发不了验证码。请联系社区。');
};

/** The module that reaches people registers itself here, because people may not use it. The last one counts. */
export function onCode(deliver: CodeDelivery) {
  delivery = deliver;
}

export function deliverCode(ctx: Ctx, message: { phone: string; code: string }): Promise<void> {
  return delivery(ctx, message);
}

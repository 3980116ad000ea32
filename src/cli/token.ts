import { sql } from 'kysely';
import { z } from 'zod';
import { findPersonByPhone, makeToken } from '../modules/people/index.ts';
import { command } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import { normalisePhone } from '../platform/identifiers/index.ts';
import { UsageProblem } from './cli-command.ts';
import { act, countyOf, needed, type Tool } from './tool.ts';

export const tokenTool: Tool = {
  name: 'token',
  usage: 'token make --county CODE --phone PHONE --name NAME --scopes WORD,WORD [--role ROLE] [--days 90]',
  does: '为某人发放接口令牌；令牌只显示一次，权限不超过这个人的身份',
  options: ['county', 'phone', 'name', 'scopes', 'role', 'days'],
  async run(call) {
    if (call.words[0] !== 'make') throw new UsageProblem('请写 token make。');
    const made = await act(call, countyOf(call), makeTokenFor, {
      phone: needed(call, 'phone'),
      name: needed(call, 'name'),
      scopes: needed(call, 'scopes').split(','),
      role: call.options.role,
      days: Number(call.options.days ?? 90),
    });
    call.io.out(`令牌（只显示这一次）：${made.token}`);
    return 0;
  },
};

const makeTokenFor = command(
  z.object({
    phone: z.string(),
    name: z.string().min(1),
    scopes: z.array(z.string()),
    role: z.string().optional(),
    days: z.int('--days 应是整天数。').min(1, '--days 至少是 1。'),
  }),
  async (ctx, { phone, role, ...asked }) => {
    const personId = await findPersonByPhone(ctx, normalisePhone(phone) ?? '');
    if (!personId) throw new Invalid({ phone: '没有登记过这个手机号。' });
    const grants = await sql<{ id: string }>`select id from people.grants
      where county = ${ctx.county} and person_id = ${personId} and role = ${role ?? ''} and ended_at is null limit 1`.execute(
      ctx.db,
    );
    const grantId = grants.rows[0]?.id ?? null;
    if (role && !grantId) throw new Invalid({ role: `这个人没有“${role}”身份。` });
    return makeToken(ctx, { ...asked, personId, grantId });
  },
  { secret: true },
);

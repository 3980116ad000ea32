import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { addPerson, findPersonByPhone, giveRole, setPassword } from '../modules/people/index.ts';
import { command } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import { normalisePhone } from '../platform/identifiers/index.ts';
import { UsageProblem } from './cli-command.ts';
import { act, countyOf, needed, type Tool } from './tool.ts';

export const adminTool: Tool = {
  name: 'admin',
  usage: 'admin create --county CODE --name NAME --phone PHONE --login LOGIN',
  does: '设立第一位县级管理员，打印一次性的初始密码，请登录后马上修改',
  options: ['county', 'name', 'phone', 'login'],
  async run(call) {
    if (call.words[0] !== 'create') throw new UsageProblem('请写 admin create。');
    const county = countyOf(call);
    const asked = { name: needed(call, 'name'), phone: needed(call, 'phone'), login: needed(call, 'login') };
    const password = newPassword();
    await act(call, county, createAdministrator, { ...asked, password });
    call.io.out(`已设立县级管理员。登录名：${asked.login}`);
    call.io.out(`初始密码（只显示这一次）：${password}`);
    return 0;
  },
};

const createAdministrator = command(
  z.object({
    name: z.string().trim().min(2, '姓名至少两个字。').max(40),
    phone: z.string(),
    login: z.string(),
    password: z.string(),
  }),
  async (ctx, { name, phone, login, password }) => {
    const normal = normalisePhone(phone);
    if (!normal) throw new Invalid({ phone: '手机号不对，应是 11 位数字。' });
    const county = await sql<{ id: string }>`select id from places.places
      where county = ${ctx.county} and parent_id is null`.execute(ctx.db);
    const placeId = county.rows[0]?.id;
    if (!placeId) throw new Invalid({ county: `${ctx.county} 还没有开通，请先运行 county open ${ctx.county}。` });
    const known = await findPersonByPhone(ctx, normal);
    const personId = known ?? (await addPerson(ctx, { name, phone: normal }));
    await giveRole(ctx, { personId, role: 'county-administrator', placeId });
    await setPassword(ctx, personId, login, password);
    return { personId };
  },
  { secret: true },
);

// Without look-alikes, so that it can be read out: 16 of 55 letters and digits.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

function newPassword(): string {
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
}

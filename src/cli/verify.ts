import { type Breach, verifyCounty } from '../modules/activity/index.ts';
import { openCounties } from '../modules/places/index.ts';
import { progressBar } from './progress.ts';
import { countyOf, type Tool, type ToolCall } from './tool.ts';

const wrongs: Record<Breach['what'], string> = {
  changed: '记录被改动',
  removed: '记录被删除',
  inserted: '记录是后来塞进去的',
  'seal-changed': '封条被改动或伪造',
  'seal-missing': '封条缺失',
  'not-as-noted': '封条与库外留底不一致',
};

export const verifyTool: Tool = {
  name: 'verify',
  usage: 'verify [--county CODE]',
  does: '核对操作记录的全部封存，并与数据库外的留底比对；有任何一处不符退出码为 1，并指出在哪里',
  options: ['county'],
  async run(call) {
    const counties = call.options.county
      ? [countyOf(call)]
      : (await openCounties(call.installation.dbs.read)).map((one) => one.county);
    let broken = 0;
    for (const county of counties) broken += await verifyOne(call, county);
    return broken === 0 ? 0 : 1;
  },
};

async function verifyOne({ installation, notes, io }: ToolCall, county: number): Promise<number> {
  const { dbs, means } = installation;
  const newest = await dbs.read
    .selectFrom('activity.seals')
    .select(({ fn }) => fn.max<number | null>('number').as('number'))
    .where('county', '=', county)
    .executeTakeFirst();
  const last = Number(newest?.number ?? 0);
  const bar = progressBar(`核对 ${county}`, '批');
  const verdict = await verifyCounty(dbs.read, means.sealer, county, {
    notes,
    progress: (seals) => bar.at(seals, last),
  });
  bar.end();
  for (const { seal, what, entryId } of verdict.breaches) {
    io.out(`${county} 第 ${seal} 批：${wrongs[what]}${entryId ? `，记录 ${entryId}` : ''}`);
  }
  const state = verdict.breaches.length === 0 ? '一致' : `发现 ${verdict.breaches.length} 处不符`;
  io.out(`${county}：${verdict.seals} 批 ${verdict.entries} 条，${state}；待封存 ${verdict.unsealed} 条。`);
  return verdict.breaches.length;
}

import { recountCases } from '../modules/cases/index.ts';
import { openCounties } from '../modules/places/index.ts';
import { countyOf, type Tool } from './tool.ts';

export const recountTool: Tool = {
  name: 'recount',
  usage: 'recount [--county CODE]',
  does: '从操作记录重新数一遍所有统计数字',
  options: ['county'],
  async run(call) {
    const { dbs } = call.installation;
    const counties = call.options.county ? [countyOf(call)] : (await openCounties(dbs.read)).map((one) => one.county);
    for (const county of counties) {
      call.io.err(`正在重数 ${county}……`);
      call.io.out(`${county}：读了 ${await recountCases(dbs.write, county)} 条记录。`);
    }
    return 0;
  },
};

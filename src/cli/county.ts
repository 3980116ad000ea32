import { openCounties, openCounty, searchCounties } from '../modules/places/index.ts';
import { UsageProblem } from './cli-command.ts';
import { act, countyOf, type Tool } from './tool.ts';

export const countyTool: Tool = {
  name: 'county',
  usage: 'county open CODE | county search TEXT | county list',
  does: '开通一个区县（连同全部镇街、社区和村），按名字或代码查找，或列出已开通的',
  async run(call) {
    const [what, text] = call.words;
    if (what === 'open') {
      const county = countyOf(call, 1);
      const made = await act(call, county, openCounty, {});
      call.io.out(`已开通 ${county}：${made.towns} 个镇街，${made.communities} 个社区和村。`);
      return 0;
    }
    if (what === 'search') {
      const found = searchCounties(text ?? '');
      for (const one of found.slice(0, 50)) call.io.out(`${one.code}  ${one.province} ${one.city} ${one.name}`);
      if (found.length > 50) call.io.err(`共 ${found.length} 个，只列出前 50 个，请写得更具体。`);
      if (found.length === 0) call.io.err('没有找到。请换个写法，如“长泰”或“3506”。');
      return found.length === 0 ? 1 : 0;
    }
    if (what === 'list') {
      for (const one of await openCounties(call.installation.dbs.read)) {
        call.io.out(`${one.county}  ${one.province} ${one.city} ${one.name}`);
      }
      return 0;
    }
    throw new UsageProblem('请写 county open、county search 或 county list。');
  },
};

import { readFile } from 'node:fs/promises';
import { importCalendar } from '../modules/rules/index.ts';
import { Upload } from '../platform/http/body.ts';
import { UsageProblem } from './cli-command.ts';
import { act, countyOf, type Tool } from './tool.ts';

export const calendarTool: Tool = {
  name: 'calendar',
  usage: 'calendar import FILE --county CODE',
  does: '导入一年的放假和调休（JSON 或 CSV，UTF-8 或 GB18030），等这份日历的期限随后重算',
  options: ['county'],
  async run(call) {
    const [what, path] = call.words;
    if (what !== 'import' || !path) throw new UsageProblem('请写 calendar import 文件 --county 区县代码。');
    const county = countyOf(call);
    const file = new Upload(path, new Uint8Array(await readFile(path)));
    const made = await act(call, county, importCalendar, { file, confirmed: 'yes' });
    call.io.out(`已导入 ${made.years.join('、')} 年的 ${made.days} 天。`);
    return 0;
  },
};

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openCounty } from '../modules/places/index.ts';
import { Refusal } from '../platform/errors.ts';
import { runCommand } from '../platform/run.ts';
import { systemActor } from '../platform/system-actor.ts';
import { type CliCommand, complain, say, UsageProblem } from './cli-command.ts';
import { withInstallation } from './with-installation.ts';

/** Opens a county with every town, village and community it has. */
export const openCountyCommand: CliCommand = {
  name: 'county open',
  summary: '开通一个区县，带上它的全部乡镇和村居',
  usage: '用法：npm run jinlin -- county open 六位区县代码',
  async run(words) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true });
    const county = Number(positionals[0]);
    if (positionals.length !== 1 || !/^\d{6}$/.test(positionals[0] ?? ''))
      throw new UsageProblem('请给出六位区县代码。');
    return withInstallation(async ({ dbs, means }) => {
      const call = { actor: systemActor(county), now: new Date(), requestId: randomUUID(), means };
      try {
        const { towns, communities } = await runCommand(dbs, openCounty, call, {});
        say(`开通了：${towns} 个乡镇街道，${communities} 个村和社区。`);
        return 0;
      } catch (problem) {
        if (!(problem instanceof Refusal)) throw problem;
        complain(problem.message);
        return 1;
      }
    });
  },
};

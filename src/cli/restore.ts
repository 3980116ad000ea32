import { join, resolve } from 'node:path';
import { readConfig } from '../platform/config.ts';
import { isFilled, restoreInto } from './backup.ts';
import { type CliCommand, complain, say } from './cli-command.ts';

/** Works on a folder without starting a database in it, so it stands apart from the other tools. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  summary: '把备份恢复到一个空的数据文件夹',
  usage:
    '用法：DATA_DIR=新文件夹 npm run jinlin -- restore 备份文件夹\n\n恢复后把当时的密钥放回 DATA_DIR/key（或设 JINLIN_KEY），再启动，再核对（verify）。',
  async run([from]) {
    const { dataDir } = readConfig(process.env);
    if (!from) {
      complain('请写明备份在哪个文件夹。');
      return 2;
    }
    if (!(await isFilled(join(resolve(from), 'database', 'pgdata')))) {
      complain(`${resolve(from)} 里没有备份。`);
      return 1;
    }
    if (await isFilled(join(dataDir, 'database'))) {
      complain(`${dataDir} 里已经有数据库了。请把 DATA_DIR 指到一个空文件夹。`);
      return 1;
    }
    await restoreInto(resolve(from), dataDir);
    say(`已恢复到 ${dataDir}。请把密钥放回 ${join(dataDir, 'key')}，启动后运行 verify 核对。`);
    return 0;
  },
};

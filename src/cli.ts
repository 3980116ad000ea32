import { type CliCommand, complain, say, UsageProblem } from './cli/cli-command.ts';
import { importCasesCommand, undoImportCommand } from './cli/import-cases.ts';
import { operatorCommands } from './cli/operator-tools.ts';
import { restoreCommand } from './cli/restore.ts';

/** Everything the operator's tool can do, in the order of its overview. */
const commands: readonly CliCommand[] = [...operatorCommands, restoreCommand, importCasesCommand, undoImportCommand];

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(20)}${summary}`);
  return `近邻的运维工具\n\n用法：npm run jinlin -- 命令 [选项]\n\n${lines.join('\n')}\n\n看一个命令怎么用：npm run jinlin -- 命令 --help`;
}

/** Finds the command by its words, longest first, and answers the exit code. */
async function main(words: string[]): Promise<number> {
  const said = words.join(' ');
  const found = commands
    .filter(({ name }) => said === name || said.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!found) {
    const asked = words.length === 0 || words[0] === '--help' || words[0] === 'help';
    (asked ? say : complain)(asked ? overview() : `没有“${said}”这个命令。\n\n${overview()}`);
    return asked ? 0 : 2;
  }
  const rest = words.slice(found.name.split(' ').length);
  if (rest.includes('--help')) {
    say(found.usage);
    return 0;
  }
  try {
    return await found.run(rest);
  } catch (problem) {
    const code = (problem as { code?: unknown }).code;
    if (!(problem instanceof UsageProblem) && !String(code).startsWith('ERR_PARSE_ARGS')) throw problem;
    complain(`${(problem as Error).message}\n\n${found.usage}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Installation } from '../installation.ts';
import { headNotesIn } from '../modules/activity/index.ts';
import { Invalid, Refusal } from '../platform/errors.ts';
import { adminTool } from './admin.ts';
import { backupTool } from './backup.ts';
import { calendarTool } from './calendar.ts';
import { type CliCommand, complain, say } from './cli-command.ts';
import { countyTool } from './county.ts';
import { distributeTool } from './distribute.ts';
import { doctorTool } from './doctor.ts';
import { recountTool } from './recount.ts';
import { tokenTool } from './token.ts';
import type { Io, Tool } from './tool.ts';
import { verifyTool } from './verify.ts';
import { withInstallation } from './with-installation.ts';

/** What sets an installation up and looks after it; a new one is a small file and a word here. */
export const operatorTools: readonly Tool[] = [
  countyTool,
  adminTool,
  tokenTool,
  calendarTool,
  verifyTool,
  recountTool,
  backupTool,
  distributeTool,
  doctorTool,
];

export const operatorCommands: readonly CliCommand[] = operatorTools.map((tool) => ({
  name: tool.name,
  summary: tool.does,
  usage: `用法：npm run jinlin -- ${tool.usage.replaceAll(' | ', '\n      npm run jinlin -- ')}\n\n${tool.does}`,
  run: (words) => withInstallation((installation) => runTool(tool, words, { out: say, err: complain }, installation)),
}));

/** Runs one tool on an open installation and answers the exit code; a refusal of the product is a sentence and 1. */
export async function runTool(tool: Tool, words: readonly string[], io: Io, installation: Installation) {
  const options = Object.fromEntries((tool.options ?? []).map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  const notes = headNotesIn(join(installation.config.dataDir, 'seals'));
  const given = values as Record<string, string | undefined>;
  try {
    return await tool.run({ installation, notes, io, words: positionals, options: given });
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    io.err(problem instanceof Invalid ? Object.values(problem.fields).join(' ') || problem.message : problem.message);
    return 1;
  }
}

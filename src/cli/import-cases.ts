import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportMap, type ImportReport, importCases, importMap, undoImport } from '../modules/cases/index.ts';
import { NotFound, Refusal } from '../platform/errors.ts';
import { runCommand } from '../platform/run.ts';
import { systemActor } from '../platform/system-actor.ts';
import { type CliCommand, complain, countyOf, say, UsageProblem } from './cli-command.ts';
import { progressBar } from './progress.ts';
import { withInstallation } from './with-installation.ts';

/** Brings a file of cases in: looks at every row first, then writes all or nothing. */
export const importCasesCommand: CliCommand = {
  name: 'import cases',
  summary: '从 CSV 或 XLSX 文件导入诉求',
  usage: `用法：npm run jinlin -- import cases 文件 [--map 对照表.json] [--county 区县代码] [--dry-run]

  --map      说明哪一列是什么的对照表（JSON），写法见 docs/using/import-export.md；
             不给就用文件旁边的同名 .map.json
  --county   六位区县代码；只开通了一个区县时可以不写
  --dry-run  只检查，不写入

有一行不对就一行都不写，并列出哪几行、为什么。`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { map: { type: 'string' }, county: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new UsageProblem('请给出一个文件。');
    if (!(await stat(file).catch(() => undefined))?.isFile()) throw new UsageProblem(`找不到文件 ${file}。`);
    const map = await readMap(values.map ?? `${file}.map.json`);
    return importFile(file, map, { county: values.county, dryRun: values['dry-run'] ?? false });
  },
};

/** Takes an import back whole. */
export const undoImportCommand: CliCommand = {
  name: 'import undo',
  summary: '整批撤回一次导入',
  usage: '用法：npm run jinlin -- import undo 批次编号 [--county 区县代码]',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { county: { type: 'string' } },
    });
    const [importId, ...more] = positionals;
    if (!importId || more.length > 0) throw new UsageProblem('请给出一个批次编号。');
    return withInstallation(async (installation) => {
      const county = await countyOf(installation, values.county);
      const call = { actor: systemActor(county), now: new Date(), requestId: randomUUID(), means: installation.means };
      try {
        const { undone } = await runCommand(installation.dbs, undoImport, call, { importId });
        say(`已撤回，共 ${undone} 行。`);
        return 0;
      } catch (problem) {
        if (!(problem instanceof Refusal)) throw problem;
        complain(problem instanceof NotFound ? '没有这一批导入。' : problem.message);
        return 1;
      }
    });
  },
};

async function readMap(path: string): Promise<ImportMap> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageProblem(`找不到对照表 ${path}，请用 --map 指明。`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageProblem(`对照表 ${path} 不是合格的 JSON。`);
  }
  const read = importMap.safeParse(value);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `  ${issue.path.join('.') || '整份'}：${issue.message}`);
  throw new UsageProblem(`对照表 ${path} 有不对的地方：\n${lines.join('\n')}`);
}

function importFile(file: string, map: ImportMap, asked: { county: string | undefined; dryRun: boolean }) {
  return withInstallation(async ({ dbs, means, ...rest }) => {
    const county = await countyOf({ dbs, means, ...rest }, asked.county);
    const started = performance.now();
    const pass = async (dryRun: boolean, label: string, total?: number): Promise<ImportReport> => {
      const bar = progressBar(label);
      const ask = {
        source: file,
        fileName: basename(file),
        map,
        dryRun,
        progress: (rows: number) => bar.at(rows, total),
      };
      const call = { county, actor: systemActor(county), now: new Date(), requestId: randomUUID(), means };
      try {
        return await dbs.write.transaction().execute((db) => importCases({ ...call, db }, ask));
      } finally {
        bar.end();
      }
    };
    try {
      const checked = await pass(true, '检查');
      if (checked.badRows > 0) return refuse(checked);
      const report = asked.dryRun ? checked : await pass(false, '写入', checked.rows);
      tell(report, (performance.now() - started) / 1000);
      return 0;
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      complain(problem.message);
      return 1;
    }
  });
}

function refuse(report: ImportReport): number {
  for (const problem of report.problems) complain(problem.message);
  const hidden = report.badRows - report.problems.length;
  if (hidden > 0) complain(`……还有 ${hidden} 行。`);
  complain(`共 ${report.rows} 行，${report.badRows} 行不能导入；一行都没有写入。`);
  return 1;
}

function tell(report: ImportReport, seconds: number) {
  const took = `用时 ${seconds.toFixed(1)} 秒`;
  say(report.written ? `导入 ${report.rows} 行，${took}。` : `检查 ${report.rows} 行，都能导入，${took}。没有写入。`);
  if (report.compared > 0) {
    say(`文件里写明是否按时的有 ${report.compared} 行，我们算出来一样的有 ${report.agreed} 行。`);
  }
  if (report.written) say(`批次编号 ${report.importId}，要撤回：npm run jinlin -- import undo ${report.importId}`);
}

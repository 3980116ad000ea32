import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { Conflict, Invalid } from '../../../platform/errors.ts';
import { normalisePhone } from '../../../platform/identifiers/index.ts';
import { newId } from '../../../platform/ids.ts';
import { SheetProblem, type SheetSource } from '../../../platform/sheets/index.ts';
import { record } from '../../activity/index.ts';
import type { ImportMap } from './import-map.ts';
import { importGround, type PreparedRow, prepareRow } from './prepare-rows.ts';
import { type FileRow, type RowProblem, readRows } from './read-rows.ts';
import { writeRows } from './write-rows.ts';

export interface ImportReport {
  readonly importId: string;
  readonly rows: number;
  readonly badRows: number;
  /** The first bad rows with the reason; all are counted. */
  readonly problems: readonly RowProblem[];
  readonly compared: number;
  readonly agreed: number;
  readonly written: boolean;
}

export interface ImportAsk {
  readonly importId?: string;
  readonly source: SheetSource;
  readonly fileName: string;
  readonly map: ImportMap;
  readonly dryRun: boolean;
  readonly progress?: (rows: number) => void;
}

const slice = 500;
const shownProblems = 200;

/**
 * Imports a file of cases, all or nothing: one bad row, and none is written. A dry run says what is wrong without writing.
 * Runs inside the caller's transaction. A row of the same source that was imported before is a bad row.
 */
export async function importCases(ctx: Ctx, ask: ImportAsk): Promise<ImportReport> {
  const importId = ask.importId ?? newId();
  const tally = { rows: 0, badRows: 0, compared: 0, agreed: 0, problems: [] as RowProblem[] };
  const ground = await importGround(ctx);
  const seen = new Set<string>();
  if (!ask.dryRun) await keepImport(ctx, importId, ask);
  let waiting: PreparedRow[] = [];
  const flush = async () => {
    const fresh = await refuseKnown(ctx, ask.map.source, waiting, tally);
    if (!ask.dryRun && tally.badRows === 0 && fresh.length > 0)
      await writeRows(ctx, importId, ask.map.source, fresh, ground);
    // Plans made while the tables were small would check every foreign key by reading them whole.
    if (!ask.dryRun && tally.rows <= 2 * slice) await sql`analyze cases.cases, cases.imports`.execute(ctx.db);
    waiting = [];
    ask.progress?.(tally.rows);
  };
  try {
    for await (const read of readRows(ask.source, ask.fileName, ask.map)) {
      tally.rows += 1;
      const prepared = 'problem' in read ? read.problem : checked(read.ok, ask.map, ground, ctx.now, seen);
      if ('message' in prepared) complain(tally, prepared);
      else {
        compare(tally, prepared);
        waiting.push(prepared);
      }
      if (waiting.length >= slice) await flush();
    }
    await flush();
  } catch (problem) {
    if (problem instanceof SheetProblem) throw new Invalid({ file: problem.message }, problem.message);
    throw problem;
  }
  const report = { importId, ...tally, written: !ask.dryRun && tally.badRows === 0 };
  if (!ask.dryRun) await finish(ctx, report);
  return report;
}

type Tally = { rows: number; badRows: number; compared: number; agreed: number; problems: RowProblem[] };

function checked(
  row: FileRow,
  map: ImportMap,
  ground: Awaited<ReturnType<typeof importGround>>,
  now: Date,
  seen: Set<string>,
): PreparedRow | RowProblem {
  if (row.externalId) {
    if (seen.has(row.externalId))
      return { row: row.row, message: `第 ${row.row} 行：编号 ${row.externalId} 在文件里出现了两次。` };
    seen.add(row.externalId);
  }
  const phone = row.reporterPhone ? normalisePhone(row.reporterPhone) : null;
  if (phone === undefined) return { row: row.row, message: `第 ${row.row} 行：手机号不对。` };
  return prepareRow({ ...row, reporterPhone: phone }, map, ground, now);
}

function compare(tally: Tally, row: PreparedRow) {
  if (row.onTime === null) return;
  tally.compared += 1;
  if (row.onTime === row.reckonedOnTime) tally.agreed += 1;
}

function complain(tally: Tally, problem: RowProblem) {
  tally.badRows += 1;
  if (tally.problems.length < shownProblems) tally.problems.push(problem);
}

async function refuseKnown(ctx: Ctx, source: string, rows: PreparedRow[], tally: Tally): Promise<PreparedRow[]> {
  const ids = rows.flatMap((row) => (row.externalId ? [row.externalId] : []));
  if (ids.length === 0) return rows;
  const found = await sql<{ externalId: string }>`select external_id from cases.imported_rows
    where county = ${ctx.county} and source = ${source} and external_id = any(${ids}::text[])`.execute(ctx.db);
  const known = new Set(found.rows.map((row) => row.externalId));
  return rows.filter((row) => {
    if (!row.externalId || !known.has(row.externalId)) return true;
    complain(tally, { row: row.row, message: `第 ${row.row} 行：编号 ${row.externalId} 以前导入过。` });
    return false;
  });
}

async function keepImport(ctx: Ctx, importId: string, ask: ImportAsk) {
  await sql`insert into cases.imports (county, id, state, file_name, map, made_by, made_at)
    values (${ctx.county}, ${importId}, 'importing', ${ask.fileName.slice(0, 200)}, ${JSON.stringify(ask.map)}, ${ctx.actor.id}, ${ctx.now})
    on conflict on constraint imports_pkey do nothing`.execute(ctx.db);
}

async function finish(ctx: Ctx, report: ImportReport) {
  // Rolling back is what makes it all or nothing; the dry run before has already said which rows are bad.
  if (!report.written) {
    throw new Conflict(
      'cases.import-bad-rows',
      `有 ${report.badRows} 行不能导入，一行都没有写入。请先试导入，改好后再导。`,
    );
  }
  await sql`update cases.imports set state = 'done', rows = ${report.rows}, bad_rows = 0, problems = '[]', compared = ${report.compared}, agreed = ${report.agreed},
    finished_at = now() where county = ${ctx.county} and id = ${report.importId}`.execute(ctx.db);
  await record(ctx, { kind: 'cases.imported', thingId: report.importId, detail: { rows: report.rows } });
}

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { breather } from '../../../platform/breath.ts';
import type { Actor, Means, ReadCtx } from '../../../platform/context.ts';
import type { Db } from '../../../platform/db/database.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { enqueue } from '../../../platform/jobs/queue.ts';
import type { Databases } from '../../../platform/run.ts';
import { type ListFormat, SheetProblem, writeList } from '../../../platform/sheets/index.ts';
import { record } from '../../activity/index.ts';
import { notify } from '../../notices/index.ts';
import { actorOfGrant } from '../../people/index.ts';
import { casesSheet, type ExportFilter, type ExportRow, exportRows } from './export-rows.ts';

interface Run {
  readonly id: string;
  readonly format: ListFormat;
  readonly filter: ExportFilter;
  readonly askedBy: string;
  readonly grantId: string | null;
  readonly tries: number;
}

const mostTries = 3;
export const keptDays = 7;

/**
 * Makes a long list as a file, as the person who asked and with what they may reach now, not when they asked.
 * A second run of a finished one does nothing; two at once make the same file twice.
 */
export async function runExport(dbs: Databases, means: Means, county: number, exportId: string): Promise<void> {
  const found = await sql<Run>`update cases.exports set tries = tries + 1, queued_at = now()
    where county = ${county} and id = ${exportId}::uuid and state = 'waiting'
    returning id, format, filter, asked_by, grant_id, tries`.execute(dbs.write);
  const run = found.rows[0];
  if (!run) return;
  const now = new Date();
  const who = { personId: run.askedBy, grantId: run.grantId };
  const actor = await actorOfGrant(dbs.read, county, who, now);
  const may = actor?.can('cases.export');
  const ctx = actor && { county, actor, now, requestId: newId(), means, db: dbs.read };
  if (run.tries > mostTries) return end(dbs.write, means, county, run, { problem: '中途断了几次，没有做完。' });
  if (!ctx || !may) return end(dbs.write, means, county, run, { problem: '您当时的身份已经不能导出了。' });
  await end(dbs.write, means, county, run, { actor: ctx.actor, ...(await made(ctx, run)) });
}

async function made(ctx: ReadCtx, run: Run): Promise<{ rows: number } | { problem: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'jinlin-export-'));
  try {
    const path = join(folder, 'list');
    const counted = { rows: 0 };
    const rows = counting(exportRows(ctx, run.filter), counted);
    await pipeline(writeList(run.format, casesSheet, rows), createWriteStream(path, { mode: 0o600 }));
    await ctx.means.files.putFile({ county: ctx.county, id: run.id }, path);
    return counted;
  } catch (problem) {
    if (problem instanceof Refusal || problem instanceof SheetProblem) return { problem: problem.message };
    throw problem;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* counting(rows: AsyncIterable<ExportRow>, counted: { rows: number }): AsyncGenerator<ExportRow> {
  const breathe = breather();
  for await (const row of rows) {
    counted.rows += 1;
    yield row;
    await breathe();
  }
}

type Ending = { actor?: Actor } & ({ rows: number } | { problem: string });

async function end(db: Db, means: Means, county: number, run: Run, ending: Ending) {
  const now = new Date();
  const rows = 'rows' in ending ? ending.rows : 0;
  const problem = 'problem' in ending ? ending.problem : null;
  const text = problem
    ? `您要的导出没有做成：${problem}`
    : `您要的导出做好了，共 ${rows} 行，${keptDays} 天内可以下载。`;
  await db.transaction().execute(async (trx) => {
    const done =
      await sql`update cases.exports set state = ${problem ? 'failed' : 'done'}, rows = ${rows}, problem = ${problem},
        finished_at = ${now} where county = ${county} and id = ${run.id} and state = 'waiting'`.execute(trx);
    if (done.numAffectedRows === 0n) return;
    await notify(trx, means, county, now, [{ personId: run.askedBy, kind: 'export.ended', aboutId: run.id, text }]);
    if (problem || !ending.actor) return;
    const ctx = { county, actor: ending.actor, now, requestId: newId(), means, db: trx };
    await record(ctx, { kind: 'cases.exported', thingId: run.id, detail: { rows, format: run.format } });
  });
}

/** Begins again what was asked a while ago and never came back; called every minute. */
export async function resumeExports(db: Db): Promise<void> {
  const found = await sql<{ county: number; id: string }>`update cases.exports set queued_at = now()
    where state = 'waiting' and queued_at < now() - interval '15 minutes' returning county, id`.execute(db);
  for (const { county, id } of found.rows) {
    await enqueue({ db }, 'cases:export', { county, exportId: id }, { key: `export:${id}`, tries: 3 });
  }
}

/** After a week the file and what was asked are gone; that somebody took a list away stays in the record. */
export async function forgetExports(db: Db, means: Means): Promise<void> {
  const found = await sql<{ county: number; id: string }>`select county, id from cases.exports
    where state <> 'waiting' and asked_at < now() - make_interval(days => ${keptDays}) limit 1000`.execute(db);
  for (const { county, id } of found.rows) {
    await means.files.delete({ county, id });
    await sql`delete from cases.exports where county = ${county} and id = ${id}`.execute(db);
  }
}

import { sql } from 'kysely';
import type { Ctx, Means } from '../../../platform/context.ts';
import type { Db } from '../../../platform/db/database.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { Databases } from '../../../platform/run.ts';
import { systemActor } from '../../../platform/system-actor.ts';
import { record } from '../../activity/index.ts';
import { actorOfGrant } from '../../people/index.ts';
import { queueRun } from './import-batch.ts';
import { importCases } from './import-cases.ts';
import type { ImportMap } from './import-map.ts';

interface Run {
  readonly id: string;
  readonly state: 'checking' | 'importing';
  readonly fileName: string;
  readonly map: ImportMap;
  readonly madeBy: string | null;
  readonly grantId: string | null;
  readonly tries: number;
}

const mostTries = 3;

/**
 * Checks or writes one file, as the person who asked, in one transaction: a crash in the middle leaves nothing behind.
 * Running it again after it finished, or beside another run, does nothing.
 */
export async function runImport(dbs: Databases, means: Means, county: number, importId: string): Promise<void> {
  const run = await countTry(dbs.write, county, importId);
  if (!run) return;
  const problem =
    run.tries > mostTries ? '中途断了几次，没有做完。请再试一次。' : await attempt(dbs, means, county, run);
  if (problem !== undefined) await fail(dbs.write, means, county, importId, problem);
}

/** Counted outside the work's transaction, so that a run which takes the whole process down counts too. */
async function countTry(db: Db, county: number, importId: string): Promise<Run | undefined> {
  const found = await sql<Run>`update cases.imports set tries = tries + 1, queued_at = now()
    where county = ${county} and id = ${importId}::uuid and state in ('checking', 'importing')
    returning id, state, file_name, map, made_by, grant_id, tries`.execute(db);
  return found.rows[0];
}

/** What stood in the way, in words, when the file as a whole could not be worked on. */
async function attempt(dbs: Databases, means: Means, county: number, run: Run): Promise<string | undefined> {
  const now = new Date();
  const actor = run.madeBy
    ? await actorOfGrant(dbs.write, county, { personId: run.madeBy, grantId: run.grantId }, now)
    : systemActor(county);
  if (!actor?.can('cases.import')) return '提出导入的人现在没有导入的身份了。';
  const source = await means.files.get({ county, id: run.id });
  if (!source) return '文件已经不在了，请重新上传。';
  try {
    await dbs.write.transaction().execute(async (db) => {
      if (await isAlone(db, run)) await work({ county, actor, now, requestId: newId(), means, db }, run, source);
    });
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    if (problem.code !== 'cases.import-bad-rows') return problem.message;
    await checkAgain(dbs.write, county, run.id);
  }
  return undefined;
}

/** One run at a time: the lock ends with the transaction, also when the process dies. */
async function isAlone(db: Db, run: Run): Promise<boolean> {
  const found = await sql<{
    free: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${run.id}, 7)) as free`.execute(db);
  if (!found.rows[0]?.free) return false;
  const still = await sql`select 1 from cases.imports where id = ${run.id}::uuid and state = ${run.state}`.execute(db);
  return still.rows.length > 0;
}

async function work(ctx: Ctx, run: Run, source: Buffer) {
  const dryRun = run.state === 'checking';
  const { fileName, map } = run;
  const report = await importCases(ctx, { importId: run.id, source, fileName, map, dryRun });
  if (!dryRun) return;
  await sql`update cases.imports set state = 'checked', rows = ${report.rows}, bad_rows = ${report.badRows},
      problems = ${JSON.stringify(report.problems)}, compared = ${report.compared}, agreed = ${report.agreed}, problem = null
    where county = ${ctx.county} and id = ${run.id}`.execute(ctx.db);
  const detail = { rows: report.rows, badRows: report.badRows };
  await record(ctx, { kind: 'cases.import-checked', thingId: run.id, detail });
}

/** Rows became wrong between the check and the writing, as when somebody imported the same file: the check says which. */
async function checkAgain(db: Db, county: number, importId: string) {
  await db.transaction().execute(async (trx) => {
    await sql`update cases.imports set state = 'checking', tries = 0 where county = ${county} and id = ${importId}`.execute(
      trx,
    );
    await queueRun({ county, db: trx }, importId);
  });
}

async function fail(db: Db, means: Means, county: number, importId: string, problem: string) {
  await db.transaction().execute(async (trx) => {
    await sql`update cases.imports set state = 'failed', problem = ${problem}
      where county = ${county} and id = ${importId}`.execute(trx);
    const ctx = { county, actor: systemActor(county), now: new Date(), requestId: newId(), means, db: trx };
    await record(ctx, { kind: 'cases.import-failed', thingId: importId, detail: {} });
  });
}

/** Begins again what was queued a while ago and never came back; called every minute. */
export async function resumeImports(db: Db): Promise<void> {
  const found = await sql<{ county: number; id: string }>`select county, id from cases.imports
    where state in ('checking', 'importing') and queued_at < now() - interval '3 minutes'
      and pg_try_advisory_xact_lock(hashtextextended(id::text, 7))`.execute(db);
  for (const { county, id } of found.rows) {
    await db.transaction().execute(async (trx) => {
      await sql`update cases.imports set queued_at = now() where county = ${county} and id = ${id}`.execute(trx);
      await queueRun({ county, db: trx }, id);
    });
  }
}

const keptDays = 7;

/** Files are kept only until they are cases, or for a week: they hold people's words, names and numbers. */
export async function forgetImportFiles(db: Db, means: Means): Promise<void> {
  const found = await sql<{ county: number; id: string }>`select county, id from cases.imports
    where file_kept and (state in ('done', 'undone') or made_at < now() - make_interval(days => ${keptDays}))
      and state not in ('checking', 'importing') limit 1000`.execute(db);
  for (const { county, id } of found.rows) {
    await means.files.delete({ county, id });
    await sql`update cases.imports set file_kept = false where county = ${county} and id = ${id}`.execute(db);
  }
}

import { run, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Ctx } from '../context.ts';
import type { Log } from '../log.ts';

/** Puts a job into the queue inside the caller's transaction: it runs only when the transaction commits. */
export async function enqueue(
  ctx: Pick<Ctx, 'db'>,
  name: string,
  payload: Record<string, unknown>,
  options: { runAt?: Date; key?: string; tries?: number } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${options.tries ?? 6}, job_key => ${options.key ?? null})`.execute(ctx.db);
}

/** Starts the workers of this process on the queue in PostgreSQL. Stopped, none of its connections is left. */
export async function startQueue(
  url: string,
  tasks: TaskList,
  crontab: string,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const quiet = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  const { Logger } = await import('graphile-worker');
  // A pool of our own: the runner ends its own without waiting, and a database that then goes ends the process with an error.
  const pool = new pg.Pool({ connectionString: url, max: 4, application_name: 'jinlin-jobs' });
  pool.on('error', (problem) => log.warn({ queue: true }, problem.message));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    crontab,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(
      () => (level, message) => log[quiet[level as keyof typeof quiet] ?? 'info']({ queue: true }, message),
    ),
  });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

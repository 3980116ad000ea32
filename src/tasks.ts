import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Installation } from './installation.ts';

/** When the repeated jobs run, in the queue's own notation (minute hour day month weekday). */
export const crontab = ['17 3 * * * platform:forget-keys'].join('\n');

/** Every job by name. A job is one line that calls an idempotent command or a small clean-up. */
export function tasks({ dbs }: Installation): TaskList {
  return {
    'platform:forget-keys': async () => {
      await sql`delete from platform.idempotency_keys where made_at < now() - interval '2 days'`.execute(dbs.write);
    },
  };
}

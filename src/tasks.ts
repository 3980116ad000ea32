import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { caseJobs } from './modules/cases/jobs.ts';
import { deliverMessage, queueForgotten } from './modules/notices/index.ts';
import { forgetSignIns } from './modules/people/index.ts';
import type { Means } from './platform/context.ts';
import type { Databases } from './platform/run.ts';

/** When the repeated jobs run, in the queue's own notation (minute hour day month weekday). */
export const crontab = [
  '17 3 * * * platform:forget-keys',
  '* * * * * cases:wake',
  '* * * * * cases:resume',
  '7 * * * * cases:forget-files',
  '37 3 * * * cases:forget-drafts',
  '27 3 * * * people:forget-sign-ins',
  '* * * * * notices:queue-forgotten',
].join('\n');

/** Every job by name. A job is one line that calls an idempotent command or a small clean-up. */
export function tasks(dbs: Databases, means: Means): TaskList {
  return {
    ...caseJobs({ dbs, means }),
    'platform:forget-keys': async () => {
      await sql`delete from platform.idempotency_keys where made_at < now() - interval '2 days'`.execute(dbs.write);
    },
    'people:forget-sign-ins': () => forgetSignIns(dbs.write, new Date()),
    'notices:deliver': async (payload) => {
      const { county, id } = payload as { county: number; id: string };
      await deliverMessage(dbs.write, means, county, id, new Date());
    },
    'notices:queue-forgotten': async () => {
      await queueForgotten(dbs.write, new Date());
    },
  };
}

import type { Ctx, Means } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs/queue.ts';
import { type Databases, runCommand } from '../../platform/run.ts';
import { systemActor } from '../../platform/system-actor.ts';
import { forgetCalendar } from '../rules/index.ts';
import { forgetExports, resumeExports, runExport } from './exports/run-export.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { forgetImportFiles, resumeImports, runImport } from './imports/run-import.ts';
import { recomputeProvisional } from './recompute-provisional.ts';
import { wakeCases } from './wake-cases.ts';

/** The jobs of this module by name; `cases:wake` runs every minute. */
export function caseJobs({ dbs, means }: { dbs: Databases; means: Means }) {
  return {
    'cases:wake': async () => {
      await wakeCases(dbs, means, new Date());
    },
    'cases:forget-drafts': () => forgetDrafts(dbs.write, means, new Date()),
    'cases:import': async (payload: unknown) => {
      const { county, importId } = payload as { county: number; importId: string };
      await runImport(dbs, means, county, importId);
    },
    'cases:export': async (payload: unknown) => {
      const { county, exportId } = payload as { county: number; exportId: string };
      await runExport(dbs, means, county, exportId);
    },
    'cases:resume': async () => {
      await resumeImports(dbs.write);
      await resumeExports(dbs.write);
    },
    'cases:forget-files': async () => {
      await forgetImportFiles(dbs.write, means);
      await forgetExports(dbs.write, means);
    },
    'cases:recompute': async (payload: unknown) => {
      await recomputeCounty(dbs, means, (payload as { county: number }).county);
    },
  };
}

/** After the commit of a new calendar: the dates that waited for it are worked out again, outside everybody's way. */
export async function recomputeLater(db: Ctx['db'], _means: Means, county: number): Promise<void> {
  await enqueue({ db }, 'cases:recompute', { county }, { key: `recompute:${county}` });
}

/** Goes through a county's provisional cases batch by batch, each in its own transaction. */
export async function recomputeCounty(dbs: Databases, means: Means, county: number): Promise<{ moved: number }> {
  // This process may still remember the calendar from before the import.
  forgetCalendar(county);
  let moved = 0;
  let after: string | undefined;
  do {
    const call = { actor: systemActor(county), now: new Date(), requestId: newId(), means };
    const done = await runCommand(dbs, recomputeProvisional, call, { after });
    moved += done.moved;
    after = done.last ?? undefined;
  } while (after);
  return { moved };
}

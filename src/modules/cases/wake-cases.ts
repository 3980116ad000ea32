import { sql } from 'kysely';
import type { Command, Means } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { type Databases, runCommand } from '../../platform/run.ts';
import { systemActor } from '../../platform/system-actor.ts';
import { archiveCase } from './archive-case.ts';
import type { State } from './case.ts';
import { deemReturn } from './deem-return.ts';
import { fallSilent } from './fall-silent.ts';
import { remindSuspension } from './remind-suspension.ts';

/** What the system does by itself when a case wakes, by the state it is found in. */
const onWaking: Partial<Record<State, Command>> = {
  'return-review': deemReturn as Command,
  suspended: remindSuspension as Command,
  'to-rate': fallSilent as Command,
  closed: archiveCase as Command,
};

const batch = 200;

interface Due {
  county: number;
  id: string;
  state: State;
  wakeAt: Date;
}

/**
 * Does what has fallen due by itself, in all counties, the longest waiting first; each case in a transaction of its own.
 * A case that moved on meanwhile is passed over; one that fails stays due and is tried at the next turn.
 */
export async function wakeCases(dbs: Databases, means: Means, now: Date): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 };
  let last: Due | undefined;
  do {
    const due = await dueAfter(dbs, now, last);
    for (const one of due) count[(await wake(dbs, means, now, one)) ? 'done' : 'failed'] += 1;
    last = due.length === batch ? due.at(-1) : undefined;
  } while (last);
  return count;
}

async function dueAfter(dbs: Databases, now: Date, last: Due | undefined): Promise<Due[]> {
  const found = await sql<Due>`select county, id, state, wake_at from cases.cases
    where wake_at <= ${now} and (${last?.id ?? null}::uuid is null
      or (wake_at, id) > (${last?.wakeAt ?? null}::timestamptz, ${last?.id ?? null}::uuid))
    order by wake_at, id limit ${batch}`.execute(dbs.write);
  return found.rows;
}

async function wake(dbs: Databases, means: Means, now: Date, { county, id, state }: Due): Promise<boolean> {
  const asked = onWaking[state];
  if (!asked) return false;
  try {
    await runCommand(dbs, asked, { actor: systemActor(county), now, requestId: newId(), means }, { caseId: id });
    return true;
  } catch (problem) {
    const { message } = problem as Error;
    if (!(problem instanceof Refusal))
      means.log.error({ county, caseId: id, state, message }, 'a case could not be woken');
    return false;
  }
}

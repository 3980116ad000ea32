import { sql } from 'kysely';
import type { World } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import type { Command } from '../../platform/context.ts';
import { runCommand } from '../../platform/run.ts';
import { systemActor } from '../../platform/system-actor.ts';
import { bringIn } from './case-acting.test-support.ts';

/** A case of grandma Wang's that the property company has answered; neighbours in `joined` wait for it too. */
export async function answered(world: World, joined: (keyof World['cast']['people'])[] = []) {
  const made = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa', audience: 'public' });
  if (joined.length > 0) await world.as('dispatcherQian').post(`${made.path}/publication`, {});
  for (const who of joined) await world.as(who).post(`${made.path}/join`);
  await world.as('propertyMa').post(`${made.path}/answer`, { result: 'done', words: '已换新灯。' });
  return made;
}

/** Lets the product's own clock act on a case at a moment to come. */
export function byClock(world: World, act: Command, caseId: string, daysFromNow = 0) {
  const now = new Date(Date.now() + daysFromNow * 86_400_000);
  const call = { actor: systemActor(world.cast.county), now, requestId: 'clock', means: testMeans };
  return runCommand(world.dbs, act, call, { caseId });
}

export async function stateOf(world: World, caseId: string) {
  const found = await sql<{ state: string; cycle: number; outcome: string | null; dueAt: Date; unitId: string }>`
    select state, cycle, outcome, due_at, unit_id from cases.cases where id = ${caseId}`.execute(world.dbs.read);
  const [row] = found.rows;
  if (!row) throw new Error('no such case');
  return row;
}

export const yes = { solved: 'yes', satisfied: 'very' };
export const no = { solved: 'no', satisfied: 'no', words: '灯还是不亮。' };

import type { World } from '../../../test/support/jinlin.ts';
import { runQuery } from '../../platform/run.ts';
import { findVisitor } from '../people/index.ts';
import { type Case, states } from './case.ts';
import { caseDetail } from './case-detail.ts';

type Who = Parameters<World['as']>[0];

/** Brings a case in as grandma Wang and answers its path; with `to`, it is dispatched, and with `signed`, signed for. */
export async function bringIn(world: World, way: { to?: string; signed?: Who } & Record<string, unknown> = {}) {
  const { to, signed, ...input } = way;
  const made = await world.as('grandmaWang').post('/cases', {
    words: '五号楼楼道灯不亮，老人晚上下楼看不清。',
    category: 'repairs.light',
    placeId: world.cast.places.building,
    ...input,
  });
  const path = `/cases/${made.body.caseId}`;
  if (to) await world.as('dispatcherQian').post(`${path}/dispatch`, { unitId: to });
  if (signed) await world.as(signed).post(`${path}/signature`);
  return { id: made.body.caseId as string, path };
}

/** A case as one member of the cast reads it. */
export async function readCase(world: World, who: keyof World['cast']['people'], caseId: string, now = new Date()) {
  const { token, county } = world.cast.people[who];
  const { testMeans } = await import('../../../test/support/means.ts');
  const found = await findVisitor(world.dbs.read, testMeans, county, token, now);
  if (!found) throw new Error(`${who} has no session`);
  const call = { actor: found.actor, now, requestId: 'test', means: testMeans };
  return runQuery(world.dbs, caseDetail, call, { caseId });
}

export const stateNames = Object.keys(states) as Case['state'][];

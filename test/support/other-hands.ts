import type { World } from './jinlin.ts';

/** What the staff do meanwhile, through the same gates: the unit that handles signs, rings the reporter and answers. */
export async function unitAnswers(world: World, caseId: string, words: string) {
  const handler = world.as('propertyMa');
  await expectDone(handler.post(`/cases/${caseId}/signature`));
  await expectDone(handler.post(`/cases/${caseId}/contacts`, { way: 'phone', note: '问清了是几楼。' }));
  await expectDone(handler.post(`/cases/${caseId}/answer`, { result: 'done', words }));
}

/** The dispatcher gives a case to the property company. */
export async function dispatch(world: World, caseId: string) {
  const sent = { unitId: world.cast.units.property };
  await expectDone(world.as('dispatcherQian').post(`/cases/${caseId}/dispatch`, sent));
}

/** A neighbour reports; answers the id. */
export async function report(
  world: World,
  words: string,
  more: Record<string, unknown> = {},
  who: Parameters<World['as']>[0] = 'grandmaWang',
): Promise<string> {
  const typed = { words, kind: 'help', category: 'repairs.light', placeId: world.cast.places.building };
  const made = await expectDone(world.as(who).post('/cases', { ...typed, audience: 'private', ...more }));
  return made.body.caseId;
}

export async function expectDone<T extends { status: number; text: string }>(answered: Promise<T>): Promise<T> {
  const answer = await answered;
  if (answer.status >= 300) throw new Error(`refused with ${answer.status}: ${answer.text}`);
  return answer;
}

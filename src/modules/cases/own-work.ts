import { onConstraint } from '../../platform/db/constraints.ts';
import { Forbidden } from '../../platform/errors.ts';

const refusal = () => new Forbidden('cases.own-work', '自己提的、自己办的，不能自己审。请换一位同事来审。');

/** Nobody accepts their own work: the table refuses the same unit, and the database the same person in another role. */
for (const name of ['extensions_not_by_oneself', 'returns_not_by_oneself', 'answers_not_by_oneself']) {
  onConstraint(name, refusal);
}

/** Refuses a decision by the very person who asked, also when they hold a second role. */
export function refuseOwnWork(actorId: string | null, askedBy: string | null) {
  if (actorId !== null && actorId === askedBy) throw refusal();
}

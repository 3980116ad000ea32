import { queueQuery, queueWord, readQueueWord } from './lane.ts';

type Typed = Record<string, unknown>;
const wordOf = ({ queue }: Typed) => (typeof queue === 'string' ? queue : undefined);

/** The page that shows a refused act again. */
export const caseForm = '/cases/:caseId';

/** Back to the case, beside the queue it was opened from. */
export function toCase(made: { caseId: string }, typed: Typed): string {
  const word = wordOf(typed);
  return `/cases/${made.caseId}${word === undefined ? '' : `?queue=${queueWord(readQueueWord(word))}`}`;
}

/** Back to the queue in which many were ticked. */
export function toQueue(_made: unknown, typed: Typed): string {
  return `/desk?${queueQuery(readQueueWord(wordOf(typed)))}`;
}

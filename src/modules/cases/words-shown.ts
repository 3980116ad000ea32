import type { Actor } from '../../platform/context.ts';
import { seesInside } from './access.ts';
import type { CaseInReach } from './case.ts';
import { type CaseRules, categoryLabel } from './rule-pack.ts';

/**
 * The title and words a reader gets. Whoever joined, or whose repeat was merged in, reads what was made public, never
 * another resident's own words; without that, only what it is about.
 */
export function wordsShown(actor: Actor, found: CaseInReach, rules: CaseRules): { title: string; words: string } {
  if (readsAll(actor, found)) return { title: found.title, words: found.words };
  const isPublic = found.publishedAt !== null;
  return {
    title: (isPublic && found.publishedTitle) || categoryLabel(rules, found.category),
    words: (isPublic && found.publishedWords) || '',
  };
}

/** Who works on the case and who brought it in first read everything that was brought in. */
export function readsAll(actor: Actor, found: CaseInReach): boolean {
  return seesInside(actor, found) || (found.reporterId !== null && found.reporterId === actor.id);
}

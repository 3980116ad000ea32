import type { CaseRules } from './rule-pack.ts';

/** The category whose words stand in what was said: more and longer words first, the finer of two equals. Null when none does. */
export function guessCategory(rules: CaseRules, said: string): string | null {
  let best: { key: string; weight: number } | null = null;
  for (const { key, words } of rules.categories) {
    const letters = words.filter((word) => said.includes(word)).reduce((sum, word) => sum + word.length, 0);
    const weight = letters === 0 ? 0 : letters + (key.includes('.') ? 0.5 : 0);
    if (weight > (best?.weight ?? 0)) best = { key, weight };
  }
  return best?.key ?? null;
}

export type Elsewhere = CaseRules['elsewhere'][number];

/** What is said that this service is not for, with where to go at once: emergencies, courts, discipline. */
export function elsewhereFor(rules: CaseRules, said: string): Elsewhere[] {
  return rules.elsewhere.filter((one) => one.words.some((word) => said.includes(word)));
}

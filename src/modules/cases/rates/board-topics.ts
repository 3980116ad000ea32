import { type CaseRules, labelOf } from '../rule-pack.ts';

export interface TopicCount {
  readonly kind: string;
  readonly category: string;
  readonly count: number;
}
export interface BoardTopic {
  readonly label: string;
  readonly count: number;
  /** Of the longest beside it, 0 to 1. */
  readonly share: number;
}

/** Below this many, a matter may point at a person: it is told only within the rest. */
const fewest = 5;
const most = 8;
const rest = '其他';

/**
 * What people bring in, by the first level of the categories, most first. Strict kinds (举报) are never told by what they
 * are about; they, and what is too rare to be told apart, stand together as the rest.
 */
export function boardTopics(counts: readonly TopicCount[], rules: CaseRules): BoardTopic[] {
  const strict = new Set(rules.kinds.filter((kind) => kind.handling === 'strict').map((kind) => kind.key));
  const sums = new Map<string, number>();
  let others = 0;
  for (const { kind, category, count } of counts) {
    const parent = category.split('.')[0] ?? category;
    if (strict.has(kind) || parent === 'other') others += count;
    else sums.set(parent, (sums.get(parent) ?? 0) + count);
  }
  const known = [...sums].sort(([one, a], [other, b]) => b - a || one.localeCompare(other));
  const told = known.filter(([, count], i) => count >= fewest && i < most);
  others += known.slice(told.length).reduce((sum, [, count]) => sum + count, 0);
  const topics = told.map(([key, count]) => ({ label: labelOf(rules.categories, key), count }));
  const all = others > 0 ? [...topics, { label: rest, count: others }] : topics;
  const longest = Math.max(1, ...all.map(({ count }) => count));
  return all.map((topic) => ({ ...topic, share: topic.count / longest }));
}

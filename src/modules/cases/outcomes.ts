/** How a cycle ended. `not-solved` is the end of a cycle that a new one follows. */
export const outcomes = {
  solved: '居民确认解决',
  'no-opinion': '回访到了，不愿评价',
  unreachable: '多次回访联系不上',
  'nobody-to-ask': '匿名来件，没有可回访的人',
  'not-solved': '居民说没解决',
  merged: '并入另一件，一起办',
  withdrawn: '本人撤回',
  declined: '不受理',
} as const;
export type Outcome = keyof typeof outcomes;

/** What came of one call to a reporter. */
export const callOutcomes = {
  reached: '接通了',
  'no-answer': '没人接',
  'wrong-number': '号码不对',
  refused: '接通了，不愿评价',
} as const;
export type CallOutcome = keyof typeof callOutcomes;

export const labelOfOutcome = (key: string): string => (Object.hasOwn(outcomes, key) ? outcomes[key as Outcome] : key);

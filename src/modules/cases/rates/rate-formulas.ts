import type { CaseRules } from '../rule-pack.ts';
import { measureNames, type Values } from './measures.ts';

type RateRules = CaseRules['rates'];

/** One rate: two sums, what they mean, and how it reads. */
interface Formula {
  readonly key: string;
  readonly label: string;
  /** percent: a share; hours: working hours each. */
  readonly unit: 'percent' | 'hours';
  readonly of: (sums: Sums, rules: RateRules) => readonly [numerator: number, denominator: number];
  readonly definition: (rules: RateRules) => string;
}
type Sums = Required<Values>;

/** Formulas differ from city to city; what differs by number stands in the rule pack (weights), what is meant stands here. */
export const formulas = [
  {
    key: 'response',
    label: '响应率',
    unit: 'percent',
    of: (v) => [v.responded, v.visited],
    definition: () => '在规定时间内联系过居民的件数 ÷ 居民已评价的件数。',
  },
  {
    key: 'solved',
    label: '解决率',
    unit: 'percent',
    of: (v) => [v.solved, v.solved + v.unsolved],
    definition: () => '居民说“解决了”的件数 ÷ 居民说了“解决”或“没解决”的件数。重办以后，以最后一次评价为准。',
  },
  {
    key: 'satisfied',
    label: '满意率',
    unit: 'percent',
    of: (v, { basicallyWeight }) => [v.very + basicallyWeight * v.basically, v.very + v.basically + v.dissatisfied],
    definition: ({ basicallyWeight: w }) =>
      `（满意件数 + 基本满意件数${w === 1 ? '' : ` × ${w}`}）÷ 评价了满意程度的件数。解决没解决另外问，两样分开算。`,
  },
  {
    key: 'first-solved',
    label: '一次解决率',
    unit: 'percent',
    of: (v) => [v.solvedFirst, v.solved + v.unsolved],
    definition: () => '第一次办理后居民就说“解决了”的件数 ÷ 居民说了“解决”或“没解决”的件数。',
  },
  {
    key: 'answered-on-time',
    label: '按时答复率',
    unit: 'percent',
    of: (v) => [v.answeredOnTime, v.answered],
    definition: () => '在承诺期限内答复的次数 ÷ 答复总次数。期限按居民的钟算，不因退单、挂账停下。',
  },
  {
    key: 'dispatched-on-time',
    label: '及时派单率',
    unit: 'percent',
    of: (v) => [v.deskDispatchesOnTime, v.deskDispatches],
    definition: () => '在规定时间内派出的次数 ÷ 从待派单派出的总次数。',
  },
  {
    key: 'signed-on-time',
    label: '及时签收率',
    unit: 'percent',
    of: (v) => [v.signedOnTime, v.signed],
    definition: () => '在规定时间内签收的次数 ÷ 签收总次数。',
  },
  {
    key: 'contacted-on-time',
    label: '及时联系率',
    unit: 'percent',
    of: (v) => [v.contactedOnTime, v.contacted],
    definition: () => '在规定时间内第一次联系居民的件数 ÷ 第一次联系居民的件数。',
  },
  {
    key: 'returned',
    label: '退单率',
    unit: 'percent',
    of: (v) => [v.returnsAsked, v.dispatched],
    definition: () => '单位申请退单的次数 ÷ 派给单位的次数。',
  },
  {
    key: 'redone',
    label: '重办率',
    unit: 'percent',
    of: (v) => [v.reopened, v.answered],
    definition: () => '答复后又重新办理的次数 ÷ 答复总次数。',
  },
  {
    key: 'heard',
    label: '回访率',
    unit: 'percent',
    of: (v) => [v.closedHeard, v.closed],
    definition: () => '办结前居民评价过（自己评价或电话回访）的次数 ÷ 办结次数。',
  },
  {
    key: 'office-hours',
    label: '平均办理时长',
    unit: 'hours',
    of: (v) => [v.officeMinutes / 60, v.firstAnswered],
    definition: () => '从收到诉求到第一轮答复的工作时间合计 ÷ 第一轮答复次数。只算上班时间。',
  },
] as const satisfies readonly Formula[];

export type RateKey = (typeof formulas)[number]['key'];

export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  /** Percent or hours; null when there is nothing to divide by. */
  readonly value: number | null;
}
export interface Rate extends Share {
  readonly key: RateKey | 'score';
  readonly label: string;
  readonly unit: Formula['unit'] | 'points';
  readonly definition: string;
  /** The same without what was taken out by decision; both are always told. */
  readonly net: Share;
}

/** Every rate of some sums, raw and net, in the order of the list above. */
export function ratesOf(all: Values, excluded: Values, rules: RateRules): Rate[] {
  const raw = complete(all);
  const net = complete(minus(all, excluded));
  return formulas.map((formula: Formula) => ({
    key: formula.key as RateKey,
    label: formula.label,
    unit: formula.unit,
    definition: formula.definition(rules),
    ...shareOf(formula, raw, rules),
    net: shareOf(formula, net, rules),
  }));
}

function shareOf(formula: Formula, sums: Sums, rules: RateRules): Share {
  const [numerator, denominator] = formula.of(sums, rules);
  const factor = formula.unit === 'percent' ? 100 : 1;
  return { numerator, denominator, value: denominator > 0 ? (factor * numerator) / denominator : null };
}

/** The score a county may weigh its three rates into; nothing when one of them is not known or no weight is set. */
export function scoreOf(rates: readonly Rate[], { weights }: RateRules): Rate {
  const parts = [
    ['response', weights.response],
    ['solved', weights.solved],
    ['satisfied', weights.satisfied],
  ] as const;
  const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
  const weigh = (pick: (rate: Rate) => Share): Share => {
    const values = parts.map(([key, weight]) => {
      const rate = rates.find((one) => one.key === key);
      const value = rate ? pick(rate).value : null;
      return weight === 0 ? 0 : value === null ? null : value * weight;
    });
    const known = values.filter((value) => value !== null);
    const sum = known.reduce((all, value) => all + value, 0);
    return {
      numerator: sum,
      denominator: total,
      value: total > 0 && known.length === parts.length ? sum / total : null,
    };
  };
  return {
    key: 'score',
    label: '综合得分',
    unit: 'points',
    definition: `（响应率 × ${weights.response} + 解决率 × ${weights.solved} + 满意率 × ${weights.satisfied}）÷ ${round(total)}。`,
    ...weigh((rate) => rate),
    net: weigh((rate) => rate.net),
  };
}

const zeros = Object.fromEntries(measureNames.map((name) => [name, 0])) as Sums;
const complete = (values: Values): Sums => ({ ...zeros, ...values });

export function minus(left: Values, right: Values): Values {
  const rest: Record<string, number> = { ...left };
  for (const [name, value] of Object.entries(right)) rest[name] = (rest[name] ?? 0) - value;
  return rest;
}

const round = (value: number) => Math.round(value * 100) / 100;

/**
 * How a rate reads: one decimal, cut and not rounded, so that only what is whole reads 100%; “—” where there is nothing
 * to divide by.
 */
export function rateWords({ value }: Pick<Share, 'value'>, unit: Rate['unit']): { value: string; unit: string } {
  if (value === null) return { value: '—', unit: '' };
  const cut = Math.floor(value * 10 + 1e-9) / 10;
  const shown = Number.isInteger(cut) ? String(cut) : cut.toFixed(1);
  return { value: shown, unit: { percent: '%', hours: '小时', points: '分' }[unit] };
}

import { z } from 'zod';
import { defaultOfficeHours } from '../../platform/worktime/index.ts';
import type { RulePack } from '../rules/index.ts';
import { shippedCatalogue, shippedCategories, shippedElsewhere } from './shipped-categories.ts';

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}(\.[a-z][a-z0-9-]{0,39})?$/, '代码只用小写字母、数字、横线，最多两级，用点隔开。');
const label = z.string().trim().min(1, '要有名称。').max(20, '名称最多 20 个字。');
const limit = z.object({
  amount: z.number().int().min(1).max(400),
  unit: z.enum(['hours', 'office-hours', 'days', 'working-days']),
});

export const kindSchema = z.object({
  key,
  label,
  group: z.enum(['request', 'enterprise', 'finding']),
  /** Overrides the category's urgency: a consultation is quicker than a repair. */
  urgency: key.optional(),
  /** Never shown to the public and read by fewer: 举报. */
  handling: z.enum(['ordinary', 'strict']),
});
export const urgencySchema = z.object({ key, label, dispatch: limit, sign: limit, contact: limit, answer: limit });
export const categorySchema = z.object({ key, label, urgency: key, words: z.array(z.string().max(20)).max(40) });
export const catalogueSchema = z.object({
  category: key,
  /** Only for this place and below; everywhere when absent. */
  placeId: z.uuid().optional(),
  unit: z.object({ id: z.uuid().optional(), kind: z.string().optional(), name: z.string().optional() }),
  helpers: z
    .array(z.object({ id: z.uuid().optional(), kind: z.string().optional(), name: z.string().optional() }))
    .max(5),
});
const elsewhereSchema = z.object({
  words: z.array(z.string()).min(1),
  label,
  say: z.string().max(200),
  phone: z.string().max(20),
});

const schema = z.object({
  kinds: z.array(kindSchema).min(1).max(40),
  urgencies: z.array(urgencySchema).min(1).max(20),
  categories: z.array(categorySchema).min(1).max(400),
  catalogue: z.array(catalogueSchema).max(2000),
  elsewhere: z.array(elsewhereSchema).max(40),
  office: z.object({
    spans: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .min(1)
      .max(4),
  }),
  returns: z.object({
    reviewLimit: limit,
    most: z.number().int().min(0).max(9),
    reasons: z.array(z.object({ key, label })).min(1).max(20),
    /** Once a review has refused a return, the unit is fixed: 潍坊-style "studied and fixed, no further return". */
    afterRefusal: z.enum(['allowed', 'final']),
  }),
  extensions: z.object({ most: z.number().int().min(0).max(3), mostDays: z.number().int().min(1).max(60) }),
  rating: z.object({
    silenceDays: z.number().int().min(1).max(60),
    callTries: z.number().int().min(1).max(10),
    /** Hours between two vain calls that count as two. */
    callGapHours: z.number().int().min(0).max(72).default(2),
    reopenDays: z.number().int().min(0).max(90),
  }),
  review: z.object({ fromSupervision: z.number().int().min(1).max(4) }),
  archiveAfterDays: z.number().int().min(1).max(3650),
  rates: z.object({
    basicallyWeight: z.number().min(0).max(1),
    weights: z.object({ response: z.number().min(0), solved: z.number().min(0), satisfied: z.number().min(0) }),
  }),
  similarMetres: z.number().int().min(50).max(5000),
});

export type CaseRules = z.output<typeof schema>;

const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const officeHours = (amount: number) => ({ amount, unit: 'office-hours' as const });
const workingDays = (amount: number) => ({ amount, unit: 'working-days' as const });

/** What decides about cases in a county; ships with defaults that a county can run on from the first day. */
export const caseRules: RulePack<typeof schema> = {
  name: 'cases',
  schema,
  defaults: {
    kinds: [
      { key: 'consultation', label: '咨询', group: 'request', urgency: 'consultation', handling: 'ordinary' },
      { key: 'help', label: '求助', group: 'request', handling: 'ordinary' },
      { key: 'complaint', label: '投诉', group: 'request', handling: 'ordinary' },
      { key: 'tip-off', label: '举报', group: 'request', handling: 'strict' },
      { key: 'suggestion', label: '建议', group: 'request', handling: 'ordinary' },
      { key: 'enterprise-demand', label: '企业诉求', group: 'enterprise', urgency: 'enterprise', handling: 'ordinary' },
      { key: 'visit-finding', label: '走访发现', group: 'finding', handling: 'ordinary' },
    ],
    // Examples of practice (DB11/T 2021-2022 and city rules): a county sets its own.
    urgencies: [
      { key: 'life', label: '危及生命安全', dispatch: hours(1), sign: hours(1), contact: hours(1), answer: hours(2) },
      { key: 'supply', label: '水电气暖', dispatch: hours(2), sign: hours(2), contact: hours(4), answer: hours(24) },
      {
        key: 'consultation',
        label: '咨询',
        dispatch: hours(24),
        sign: officeHours(4),
        contact: hours(24),
        answer: workingDays(2),
      },
      {
        key: 'ordinary',
        label: '普通事项',
        dispatch: hours(24),
        sign: officeHours(4),
        contact: hours(24),
        answer: workingDays(5),
      },
      {
        key: 'enterprise',
        label: '企业诉求',
        dispatch: hours(24),
        sign: officeHours(4),
        contact: hours(24),
        answer: { amount: 10, unit: 'days' },
      },
      {
        key: 'hard',
        label: '疑难事项',
        dispatch: hours(24),
        sign: officeHours(8),
        contact: hours(24),
        answer: workingDays(15),
      },
    ],
    categories: shippedCategories,
    catalogue: shippedCatalogue,
    elsewhere: shippedElsewhere,
    office: { spans: defaultOfficeHours.spans.map((span) => ({ ...span })) },
    returns: {
      reviewLimit: officeHours(4),
      most: 2,
      reasons: [
        { key: 'not-our-duty', label: '明显不属于本单位职责' },
        { key: 'wrong-place', label: '地点不在本单位范围' },
        { key: 'repeat', label: '与在办事项重复' },
      ],
      afterRefusal: 'final',
    },
    extensions: { most: 1, mostDays: 15 },
    rating: { silenceDays: 3, callTries: 3, callGapHours: 2, reopenDays: 15 },
    review: { fromSupervision: 2 },
    archiveAfterDays: 90,
    rates: { basicallyWeight: 1, weights: { response: 0.2, solved: 0.4, satisfied: 0.4 } },
    similarMetres: 250,
  },
};

/** The urgency class that rules a case: the kind's own, else the category's, else the ordinary one. */
export function urgencyOf(rules: CaseRules, kind: string, category: string): z.output<typeof urgencySchema> {
  const byKind = rules.kinds.find((one) => one.key === kind)?.urgency;
  const byCategory = rules.categories.find((one) => one.key === category)?.urgency;
  const wanted = byCategory === 'life' ? byCategory : (byKind ?? byCategory);
  const found =
    rules.urgencies.find((one) => one.key === wanted) ?? rules.urgencies.find((one) => one.key === 'ordinary');
  const last = found ?? rules.urgencies[0];
  if (!last) throw new Error('a rule pack without urgency classes');
  return last;
}

export function labelOf(list: readonly { key: string; label: string }[], wanted: string): string {
  return list.find((one) => one.key === wanted)?.label ?? wanted;
}

/** A category with its parent: 停车管理 · 占用消防通道. */
export function categoryLabel(rules: CaseRules, category: string): string {
  const parent = category.split('.')[0] ?? category;
  const own = labelOf(rules.categories, category);
  return parent === category ? own : `${labelOf(rules.categories, parent)} · ${own}`;
}

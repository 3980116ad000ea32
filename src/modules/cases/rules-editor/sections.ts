import type { CaseRules } from '../rule-pack.ts';
import { catalogueSection } from './catalogue-section.ts';
import { figure, limitUnits, type Row, type RuleField, type Section, words } from './section.ts';

const keyField: RuleField = { name: 'key', label: '代码' };
const labelField: RuleField = { name: 'label', label: '名称' };
const urgencies = (rules: CaseRules) => rules.urgencies.map(({ key, label }) => ({ value: key, label }));
const fixed = (labels: Record<string, string>) => () =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const limitFields = (name: string, label: string): RuleField[] => [
  { name: `${name}Amount`, label, as: 'number' },
  { name: `${name}Unit`, label: `${label}的单位`, choices: () => limitUnits },
];
const limitRow = (name: string, limit: { amount: number; unit: string }) => ({
  [`${name}Amount`]: String(limit.amount),
  [`${name}Unit`]: limit.unit,
});
const limitOf = (row: Row, name: string) => ({ amount: figure(row[`${name}Amount`]), unit: row[`${name}Unit`] });
const stages = [
  ['dispatch', '派单'],
  ['sign', '签收'],
  ['contact', '联系'],
  ['answer', '答复'],
] as const;

const kinds: Section = {
  key: 'kinds',
  title: '事项类型',
  lead: '居民报事时选的种类。还有在办事项用着的不能删。',
  many: true,
  fields: [
    keyField,
    labelField,
    {
      name: 'group',
      label: '归属',
      choices: fixed({ request: '居民诉求', enterprise: '企业诉求', finding: '走访发现' }),
    },
    { name: 'urgency', label: '时限类别', choices: urgencies, optional: true },
    { name: 'handling', label: '保密', choices: fixed({ ordinary: '一般', strict: '严格（举报）' }) },
  ],
  rows: (rules) => rules.kinds.map(({ urgency, ...kind }) => ({ ...kind, urgency: urgency ?? '' })),
  write: (rows) => ({ kinds: rows.map(({ urgency, ...row }) => (urgency ? { ...row, urgency } : row)) }),
};

const limits: Section = {
  key: 'urgencies',
  title: '办理时限',
  lead: '每一类各有派单、签收、联系、答复四个时限。连续小时不停表；工作小时和工作日按日历和上班时间算。',
  many: true,
  fields: [keyField, labelField, ...stages.flatMap(([name, label]) => limitFields(name, label))],
  rows: (rules) =>
    rules.urgencies.map((one) => ({
      key: one.key,
      label: one.label,
      ...Object.assign({}, ...stages.map(([name]) => limitRow(name, one[name]))),
    })),
  write: (rows) => ({
    urgencies: rows.map((row) => ({
      key: row.key,
      label: row.label,
      ...Object.fromEntries(stages.map(([name]) => [name, limitOf(row, name)])),
    })),
  }),
};

const categories: Section = {
  key: 'categories',
  title: '问题分类',
  lead: '代码最多两级，用点隔开。常用词用来从居民的话里猜分类，用空格隔开。',
  many: true,
  fields: [
    keyField,
    labelField,
    { name: 'urgency', label: '时限类别', choices: urgencies },
    { name: 'words', label: '常用词', as: 'long' },
  ],
  rows: (rules) => rules.categories.map((one) => ({ ...one, words: one.words.join(' ') })),
  write: (rows) => ({ categories: rows.map((row) => ({ ...row, words: words(row.words) })) }),
};

const elsewhere: Section = {
  key: 'elsewhere',
  title: '不归这里管的',
  lead: '出现这些词时，当场告诉居民该找谁；不拦着他继续报。',
  many: true,
  fields: [
    { name: 'words', label: '出现的词', as: 'long' },
    labelField,
    { name: 'say', label: '怎么说', as: 'long' },
    { name: 'phone', label: '电话' },
  ],
  rows: (rules) => rules.elsewhere.map((one) => ({ ...one, words: one.words.join(' ') })),
  write: (rows) => ({
    elsewhere: rows.map((row) => ({ label: '', say: '', phone: '', ...row, words: words(row.words) })),
  }),
};

const reasons: Section = {
  key: 'reasons',
  title: '退单理由',
  lead: '承办单位退单时只能从这里选。',
  many: true,
  fields: [keyField, labelField],
  rows: (rules) => rules.returns.reasons,
  write: (rows, _names, before) => ({ returns: { ...before.returns, reasons: rows } }),
};

const office: Section = {
  key: 'office',
  title: '上班时间',
  lead: '工作小时只在这些时段里走；两段之间是午休。',
  many: true,
  fields: [
    { name: 'from', label: '上班', as: 'time' },
    { name: 'to', label: '下班', as: 'time' },
  ],
  rows: (rules) => rules.office.spans,
  write: (rows) => ({ office: { spans: rows.map(({ from = '', to = '' }) => ({ from, to })) } }),
};

const figures: Section = {
  key: 'figures',
  title: '退单、延期、评价和统计',
  lead: '次数、天数和权重。',
  many: false,
  fields: [
    ...limitFields('reviewLimit', '退单审核时限'),
    { name: 'mostReturns', label: '最多退单次数', as: 'number', unit: '次' },
    { name: 'afterRefusal', label: '审核不同意退单后', choices: fixed({ final: '不能再退', allowed: '还可以再退' }) },
    { name: 'mostExtensions', label: '最多延期次数', as: 'number', unit: '次' },
    { name: 'mostDays', label: '延期最多', as: 'number', unit: '天' },
    { name: 'silenceDays', label: '几天不评就回访', as: 'number', unit: '天' },
    { name: 'callTries', label: '回访打几次', as: 'number', unit: '次' },
    { name: 'reopenDays', label: '办结后几天内可重办', as: 'number', unit: '天' },
    { name: 'fromSupervision', label: '几级督办起要审核答复', as: 'number', unit: '级' },
    { name: 'archiveAfterDays', label: '办结几天后归档', as: 'number', unit: '天' },
    { name: 'basicallyWeight', label: '“基本满意”计为', as: 'number' },
    { name: 'response', label: '响应率权重', as: 'number' },
    { name: 'solved', label: '解决率权重', as: 'number' },
    { name: 'satisfied', label: '满意率权重', as: 'number' },
    { name: 'similarMetres', label: '多近算附近的同类事', as: 'number', unit: '米' },
  ],
  rows: (rules) => [
    {
      ...limitRow('reviewLimit', rules.returns.reviewLimit),
      mostReturns: String(rules.returns.most),
      afterRefusal: rules.returns.afterRefusal,
      mostExtensions: String(rules.extensions.most),
      mostDays: String(rules.extensions.mostDays),
      silenceDays: String(rules.rating.silenceDays),
      callTries: String(rules.rating.callTries),
      reopenDays: String(rules.rating.reopenDays),
      fromSupervision: String(rules.review.fromSupervision),
      archiveAfterDays: String(rules.archiveAfterDays),
      basicallyWeight: String(rules.rates.basicallyWeight),
      response: String(rules.rates.weights.response),
      solved: String(rules.rates.weights.solved),
      satisfied: String(rules.rates.weights.satisfied),
      similarMetres: String(rules.similarMetres),
    },
  ],
  write: ([row = {}], _names, before) => ({
    returns: {
      ...before.returns,
      reviewLimit: limitOf(row, 'reviewLimit'),
      most: figure(row.mostReturns),
      afterRefusal: row.afterRefusal,
    },
    extensions: { most: figure(row.mostExtensions), mostDays: figure(row.mostDays) },
    rating: {
      silenceDays: figure(row.silenceDays),
      callTries: figure(row.callTries),
      reopenDays: figure(row.reopenDays),
    },
    review: { fromSupervision: figure(row.fromSupervision) },
    archiveAfterDays: figure(row.archiveAfterDays),
    rates: {
      basicallyWeight: figure(row.basicallyWeight),
      weights: { response: figure(row.response), solved: figure(row.solved), satisfied: figure(row.satisfied) },
    },
    similarMetres: figure(row.similarMetres),
  }),
};

export const sections: readonly Section[] = [
  kinds,
  limits,
  categories,
  catalogueSection,
  elsewhere,
  reasons,
  office,
  figures,
];

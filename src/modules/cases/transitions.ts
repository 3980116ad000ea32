import type { State } from './case.ts';
import { openStates } from './case.ts';
import type { Transition } from './transition.ts';

export type { Transition, Who } from './transition.ts';

/** The one table of what can happen to a case: buttons, gates, documentation and tests are made from it. */
export const transitions = {
  classify: {
    label: '改类别',
    from: ['to-dispatch'],
    to: null,
    who: { desk: 'cases.dispatch' },
    needs: ['category or kind'],
  },
  dispatch: {
    label: '派单',
    from: ['to-dispatch'],
    to: ['to-sign'],
    who: { desk: 'cases.dispatch' },
    needs: ['unit'],
    key: 'd',
  },
  redirect: {
    label: '改派',
    from: ['to-sign'],
    to: ['to-sign'],
    who: { desk: 'cases.dispatch' },
    needs: ['unit', 'note'],
  },
  decline: {
    label: '不受理',
    from: ['to-dispatch'],
    to: ['declined'],
    who: { desk: 'cases.dispatch' },
    needs: ['where to go'],
  },
  merge: {
    label: '并单',
    from: ['to-dispatch', 'to-sign', 'handling'],
    to: ['merged'],
    who: { desk: 'cases.merge' },
    needs: ['parent case'],
  },
  withdraw: {
    label: '撤回',
    from: ['to-dispatch', 'to-sign', 'handling'],
    to: ['withdrawn'],
    who: { reporter: 'cases.report' },
    needs: [],
  },
  sign: { label: '签收', from: ['to-sign'], to: ['handling'], who: { lead: 'cases.handle' }, needs: [], key: 's' },
  contact: {
    label: '记联系',
    from: ['handling', 'suspended'],
    to: null,
    who: { lead: 'cases.handle' },
    needs: ['way', 'note'],
    key: 'c',
  },
  note: {
    label: '写记录',
    from: openStates,
    to: null,
    who: { desk: 'cases.note', lead: 'cases.note', helper: 'cases.note' },
    needs: ['words'],
    key: 'n',
  },
  add: { label: '补充', from: openStates, to: null, who: { reporter: 'cases.report' }, needs: ['words or photos'] },
  leave: { label: '退出', from: openStates, to: null, who: { reporter: 'cases.report' }, needs: [] },
  'ask-helper': {
    label: '请人协办',
    from: ['to-sign', 'handling', 'suspended'],
    to: null,
    who: { desk: 'cases.dispatch', lead: 'cases.handle' },
    needs: ['unit', 'note'],
    key: 'h',
  },
  help: {
    label: '协办答复',
    from: ['to-sign', 'handling', 'suspended'],
    to: null,
    who: { helper: 'cases.handle' },
    needs: ['words'],
  },
  'ask-extension': {
    label: '延期',
    from: ['handling'],
    to: null,
    who: { lead: 'cases.handle' },
    needs: ['days', 'reason'],
    key: 'e',
  },
  'decide-extension': {
    label: '审延期',
    from: ['handling'],
    to: null,
    who: { reviewer: 'cases.review' },
    needs: ['decision', 'note'],
  },
  'ask-return': {
    label: '退单',
    from: ['to-sign', 'handling'],
    to: ['return-review'],
    who: { lead: 'cases.handle' },
    needs: ['reason', 'words'],
    key: 'r',
  },
  'accept-return': {
    label: '同意退单',
    from: ['return-review'],
    to: ['to-dispatch'],
    who: { reviewer: 'cases.review' },
    needs: ['note'],
  },
  'refuse-return': {
    label: '不同意退单',
    from: ['return-review'],
    to: ['to-sign', 'handling'],
    who: { reviewer: 'cases.review' },
    needs: ['note'],
  },
  'deem-return': {
    label: '退单逾期未审视为同意',
    from: ['return-review'],
    to: ['to-dispatch'],
    who: { system: '' },
    needs: [],
  },
  suspend: {
    label: '挂账',
    from: ['handling'],
    to: ['suspended'],
    who: { reviewer: 'cases.review' },
    needs: ['reason', 'plan', 'owner', 'review date'],
  },
  resume: {
    label: '恢复办理',
    from: ['suspended'],
    to: ['handling'],
    who: { lead: 'cases.handle', reviewer: 'cases.review' },
    needs: ['note'],
  },
  answer: {
    label: '答复',
    from: ['to-sign', 'handling'],
    to: ['to-rate', 'to-review'],
    who: { lead: 'cases.handle' },
    needs: ['result', 'words'],
    key: 'a',
  },
  'pass-answer': {
    label: '审核通过',
    from: ['to-review'],
    to: ['to-rate'],
    who: { reviewer: 'cases.review' },
    needs: [],
  },
  'send-back': {
    label: '退回重答',
    from: ['to-review'],
    to: ['handling'],
    who: { reviewer: 'cases.review' },
    needs: ['note'],
  },
  rate: {
    label: '评价',
    from: ['to-rate', 'to-follow-up'],
    to: ['to-rate', 'to-follow-up', 'closed', 'to-sign', 'to-dispatch'],
    who: { reporter: 'cases.rate' },
    needs: ['solved', 'satisfied'],
  },
  'fall-silent': {
    label: '逾期未评转回访',
    from: ['to-rate'],
    to: ['to-follow-up', 'closed'],
    who: { system: '' },
    needs: [],
  },
  call: {
    label: '记回访',
    from: ['to-rate', 'to-follow-up'],
    to: ['to-rate', 'to-follow-up', 'closed', 'to-sign', 'to-dispatch'],
    who: { reviewer: 'cases.follow-up' },
    needs: ['outcome', 'answers when reached'],
    key: 'f',
  },
  reopen: {
    label: '没解决，重办',
    from: ['closed'],
    to: ['to-sign', 'to-dispatch'],
    who: { reporter: 'cases.rate' },
    needs: ['words'],
  },
  supervise: { label: '督办', from: openStates, to: null, who: { desk: 'cases.supervise' }, needs: ['level', 'note'] },
  whistle: {
    label: '吹哨',
    from: ['to-dispatch', 'to-sign', 'handling', 'suspended'],
    to: null,
    who: { desk: 'cases.whistle' },
    needs: ['units', 'time', 'note'],
    key: 'w',
  },
  'end-whistle': {
    label: '会商结束',
    from: openStates,
    to: null,
    who: { desk: 'cases.whistle' },
    needs: ['summary', 'units that came'],
  },
  'remind-suspension': { label: '挂账到期提醒', from: ['suspended'], to: null, who: { system: '' }, needs: [] },
  publish: { label: '公开', from: [...openStates, 'closed'], to: null, who: { desk: 'cases.publish' }, needs: [] },
  unpublish: {
    label: '取消公开',
    from: [...openStates, 'closed', 'archived'],
    to: null,
    who: { desk: 'cases.publish' },
    needs: [],
  },
  exclude: {
    label: '申请剔除',
    from: ['closed', 'archived'],
    to: null,
    who: { desk: 'cases.exclude' },
    needs: ['ground', 'evidence'],
  },
  'decide-exclusion': {
    label: '审剔除',
    from: ['closed', 'archived'],
    to: null,
    who: { reviewer: 'cases.review' },
    needs: ['decision'],
  },
  archive: { label: '归档', from: ['closed'], to: ['archived'], who: { system: '' }, needs: [] },
} as const satisfies Record<string, Transition>;

export type Act = keyof typeof transitions;
export type May = Readonly<Record<Act, boolean>>;
export const acts = Object.keys(transitions) as Act[];

/** Whether the table lets this act begin in this state. */
export function canBegin(act: Act, state: State): boolean {
  return (transitions[act].from as readonly State[]).includes(state);
}

/** The states an act may lead to; the same state when it changes none. */
export function canLead(act: Act, from: State, to: State): boolean {
  const next: readonly State[] | null = transitions[act].to;
  return next === null ? from === to : next.includes(to);
}

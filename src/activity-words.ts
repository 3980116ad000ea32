import type { ActivityKind } from './modules/activity/index.ts';
import { roles } from './modules/people/index.ts';

/** What each kind of activity is called on screen; a kind without a name here shows its key. */
const kinds: Partial<Record<ActivityKind, string>> = {
  'county.opened': '开通区县',
  'rules.published': '发布规则',
  'calendar.imported': '导入日历',
  'role.given': '授予身份',
  'case.reported': '报来诉求',
  'case.dispatched': '派单',
  'case.signed': '签收',
  'case.answered': '答复',
  'case.classified': '改类别',
  'case.declined': '不受理',
  'case.contacted': '首次联系',
  'case.noted': '写进展',
  'case.helper-asked': '请协办',
  'case.helper-answered': '协办答复',
  'case.extension-asked': '申请延期',
  'case.extension-decided': '审批延期',
  'case.return-asked': '申请退单',
  'case.return-decided': '审定退单',
  'case.suspended': '挂账',
  'case.suspension-due': '挂账到期复核',
  'case.resumed': '恢复办理',
  'case.answer-passed': '审核通过',
  'case.answer-sent-back': '审核退回',
  'case.supervised': '督办',
  'case.whistled': '吹哨',
  'case.whistle-ended': '吹哨结束',
  'case.due-recomputed': '重算期限',
  'case.fell-silent': '逾期未评',
  'case.rated': '评价',
  'case.called': '回访',
  'case.reopened': '重办',
  'case.closed': '办结',
  'case.archived': '归档',
  'case.merged': '并单',
  'case.withdrawn': '撤回',
  'case.added': '补充',
  'case.joined': '加入同一件事',
  'case.published': '公开',
  'case.exclusion-asked': '申请剔除',
  'case.exclusion-decided': '审定剔除',
};

/** The words of the record on screen: gathered here, above all modules, because the record knows none of them. */
export const activityWords = {
  kinds: kinds as Readonly<Record<string, string>>,
  roles: {
    ...Object.fromEntries(Object.entries(roles).map(([key, role]) => [key, role.label])),
    system: '系统',
  } as Readonly<Record<string, string>>,
};

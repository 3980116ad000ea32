/** What a message is about, for whoever looks after the sending and may not read it. */
const messageNames: Record<string, string> = {
  'people.code': '登录验证码',
  'case.reported': '收到诉求',
  'case.registered': '代为登记',
  'case.dispatched': '派给单位',
  'case.declined': '不受理',
  'case.suspended': '挂账',
  'case.suspension-due': '挂账到期',
  'case.resumed': '恢复办理',
  'case.answered': '有了答复',
  'case.answer-passed': '有了答复',
  'case.reopened': '再办一次',
  'case.closed': '办结',
  'case.merged': '并到一件',
  'case.noted': '告知进展',
};

/** A kind of message in words; what has no words of its own is told in general. */
export const messageName = (kind: string): string => messageNames[kind] ?? '诉求的进展';

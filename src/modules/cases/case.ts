/** Where a case stands. The order is the way a case normally goes; side states follow. */
export const states = {
  'to-dispatch': '待派单',
  'to-sign': '待签收',
  handling: '办理中',
  'to-review': '待审核',
  'to-rate': '待评价',
  'to-follow-up': '待回访',
  closed: '已办结',
  archived: '已归档',
  'return-review': '退单待审',
  suspended: '挂账',
  merged: '已并单',
  withdrawn: '已撤回',
  declined: '不受理',
} as const;
export type State = keyof typeof states;

export const endStates: readonly State[] = ['closed', 'archived', 'merged', 'withdrawn', 'declined'];
export const openStates = (Object.keys(states) as State[]).filter((state) => !endStates.includes(state));

export const channels = {
  web: '网页',
  phone: '来电',
  box: '意见箱',
  'speaking-day': '居民说事日',
  chat: '群聊',
  visit: '入户走访',
  import: '导入',
  api: '接口',
} as const;
export type Channel = keyof typeof channels;

/** What a case is, as every rule about it needs it. Nothing here names a person. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly category: string;
  readonly urgency: string;
  readonly title: string;
  readonly words: string;
  readonly placeId: string;
  readonly townId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly compoundId: string | null;
  readonly buildingId: string | null;
  readonly spot: Buffer | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly audience: 'private' | 'public';
  readonly publishedAt: Date | null;
  readonly publishedTitle: string | null;
  readonly publishedWords: string | null;
  readonly reporterId: string | null;
  readonly reporterShown: 'named' | 'hidden';
  readonly channel: Channel;
  readonly registeredBy: string | null;
  readonly aboutUnitId: string | null;
  readonly state: State;
  readonly unitId: string | null;
  readonly cycle: number;
  readonly supervision: number;
  readonly returns: number;
  readonly rulesVersion: number;
  readonly receivedAt: Date;
  readonly dispatchedAt: Date | null;
  readonly signedAt: Date | null;
  readonly contactedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly dueAt: Date;
  readonly handleDueAt: Date | null;
  readonly certainty: 'final' | 'provisional';
  readonly wakeAt: Date | null;
  readonly outcome: string | null;
  readonly parentId: string | null;
}

/** A case as one actor meets it: with what decides what they may do. */
export interface CaseInReach extends Case {
  readonly isReporter: boolean;
  readonly isHelper: boolean;
}

/** Late by the resident's clock, which never stops; what has ended or was answered in time is not late. */
export function isLate(found: Pick<Case, 'answeredAt' | 'closedAt' | 'dueAt'>, now: Date): boolean {
  const until = found.answeredAt ?? found.closedAt ?? now;
  return until.getTime() > found.dueAt.getTime();
}

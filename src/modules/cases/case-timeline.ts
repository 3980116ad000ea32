import type { Activity, ActivityKind } from '../activity/index.ts';
import { isRole, roles } from '../people/index.ts';
import type { CaseFacts } from './activity-kinds.ts';
import { labelOfOutcome } from './outcomes.ts';

type CaseKind = Extract<ActivityKind, `case.${string}`>;
type DetailOf<K extends CaseKind> = Extract<Activity, { kind: K }>['detail'];

/** How one kind of entry reads. `inside` entries are read only by those who work on the case. */
interface Line<K extends CaseKind> {
  readonly label: string | ((detail: DetailOf<K>) => string);
  readonly inside?: true | ((detail: DetailOf<K>) => boolean);
}

const decided = { granted: '同意', refused: '没有同意' } as const;
const returned = { accepted: '同意退单', refused: '不同意退单', 'deemed-accepted': '退单逾期未审，视为同意' } as const;

/** Every kind of entry about a case in plain words; a new kind does not compile until it can be read. */
const lines: { readonly [K in CaseKind]: Line<K> } = {
  'case.reported': { label: '提交' },
  'case.classified': { label: '调整类别' },
  'case.dispatched': { label: (d) => (d.from === 'to-sign' ? '改派' : '派单') },
  'case.declined': { label: '不受理，已告知去处' },
  'case.imported': { label: '从文件导入' },
  'case.import-undone': { label: '导入撤回' },
  'case.signed': { label: '签收' },
  'case.contacted': { label: (d) => (d.first ? '首次联系' : '再次联系') },
  'case.noted': {
    label: (d) => (d.audience === 'reporter' ? '告知进展' : '内部记录'),
    inside: (d) => d.audience !== 'reporter',
  },
  'case.helper-asked': { label: '请单位协办' },
  'case.helper-answered': { label: '协办答复', inside: true },
  'case.extension-asked': { label: (d) => `申请延期 ${d.days} 天`, inside: true },
  'case.extension-decided': {
    label: (d) => `${decided[d.decision]}延期 ${d.days} 天`,
    inside: (d) => d.decision === 'refused',
  },
  'case.return-asked': { label: '申请退单', inside: true },
  'case.return-decided': { label: (d) => returned[d.decision], inside: (d) => d.decision === 'refused' },
  'case.suspended': { label: (d) => `挂账，${d.reviewOn} 再看` },
  'case.suspension-due': { label: '挂账到期，已再次提醒' },
  'case.resumed': { label: '恢复办理' },
  'case.answered': { label: (d) => (d.review ? '答复，等待审核' : '答复'), inside: (d) => d.review },
  'case.answer-passed': { label: '审核通过，答复送达' },
  'case.answer-sent-back': { label: '答复退回重写', inside: true },
  'case.supervised': { label: (d) => `${d.level} 级督办` },
  'case.whistled': { label: (d) => `吹哨，召集 ${d.units.length} 个单位到场` },
  'case.whistle-ended': { label: (d) => `会商结束，${d.called} 个单位到了 ${d.arrived} 个`, inside: true },
  'case.added': { label: '补充情况' },
  'case.photographed': { label: (d) => `添加 ${d.photos} 张照片` },
  'case.left': { label: '有居民退出这件事', inside: true },
  'case.merged-in': { label: '并入同样的一件' },
  'case.unpublished': { label: '不再公开' },
  'case.due-recomputed': { label: '放假安排公布，重新计算到期时间' },
  'case.area-changed': { label: '所在地区划调整，改由新的社区负责' },
  'case.fell-silent': { label: '几天没有评价，转电话回访' },
  'case.rated': { label: (d) => (d.way === 'self' ? '评价' : '电话回访后登记评价') },
  'case.called': { label: (d) => (d.outcome === 'reached' ? '电话回访' : '电话回访，没有联系上') },
  'case.reopened': { label: (d) => `没有解决，重新办理（第 ${d.cycle} 次）` },
  'case.closed': { label: (d) => (d.outcome === 'solved' ? '办结' : `办结：${labelOfOutcome(d.outcome)}`) },
  'case.archived': { label: '归档', inside: true },
  'case.merged': { label: '与同一件事合并办理' },
  'case.withdrawn': { label: '撤回' },
  'case.joined': { label: '又有居民反映同一件事' },
  'case.published': { label: '公开' },
  'case.exclusion-asked': { label: '申请不计入考核', inside: true },
  'case.exclusion-decided': { label: (d) => `${decided[d.decision]}不计入考核`, inside: true },
};

export interface TimelineLine {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly label: string;
  /** A role and its body, 居民, or 系统: never a person's name. */
  readonly who: string;
  /** The unit the entry is about: sent to, asked for help. */
  readonly unitName: string | null;
  readonly words: string | null;
}

/** What the lines need to be read: unit names by id, and the words of rows by id (only those the reader may see). */
export interface TimelineWords {
  readonly inside: boolean;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
}

/** Turns the record of a case into lines for people, in order; what is internal is left out for those outside. */
export function timelineLines(entries: readonly Activity[], use: TimelineWords): TimelineLine[] {
  return entries.flatMap((entry) => {
    const line = isCaseEntry(entry) ? lineOf(entry, use) : null;
    return line ? [line] : [];
  });
}

type CaseEntry = Extract<Activity, { kind: CaseKind }>;
const isCaseEntry = (entry: Activity): entry is CaseEntry => Object.hasOwn(lines, entry.kind);

function lineOf(entry: CaseEntry, use: TimelineWords): TimelineLine | null {
  const { label, inside } = lines[entry.kind] as Line<CaseKind>;
  const isInside = typeof inside === 'function' ? inside(entry.detail) : inside === true;
  if (isInside && !use.inside) return null;
  const facts: CaseFacts & { helper?: string } = entry.detail;
  const about = entry.kind === 'case.dispatched' ? facts.unit : facts.helper;
  return {
    id: entry.id,
    at: entry.at,
    kind: entry.kind,
    label: typeof label === 'function' ? label(entry.detail) : label,
    who: whoOf(entry, use.unitNames),
    unitName: (about && use.unitNames.get(about)) || null,
    words: (facts.row && (use.words.get(`${entry.kind} ${facts.row}`) ?? use.words.get(facts.row))) || null,
  };
}

function whoOf(entry: CaseEntry, unitNames: TimelineWords['unitNames']): string {
  if (!entry.actorId) return '系统';
  if (!isRole(entry.actorRole)) return '居民';
  const { by } = entry.detail as CaseFacts;
  const unit = by && unitNames.get(by);
  const role = roles[entry.actorRole].label;
  return unit ? `${unit} · ${role}` : role;
}

/** Every unit the entries speak of, to be named in one question. */
export function unitsIn(entries: readonly Activity[]): string[] {
  const ids = entries.flatMap((entry) => {
    const { unit, by, helper } = entry.detail as Partial<CaseFacts> & { helper?: string };
    return [unit, by, helper].filter((id) => typeof id === 'string');
  });
  return [...new Set(ids)];
}

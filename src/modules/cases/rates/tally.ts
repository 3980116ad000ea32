import { shanghaiDay } from '../../../platform/worktime/index.ts';
import type { Activity } from '../../activity/index.ts';
import type { CaseFacts, ImportedFacts } from '../activity-kinds.ts';
import type { State } from '../case.ts';
import type { Counted, Values } from './measures.ts';

/** What one entry of the record adds up to. */
export interface Tally {
  readonly counted: readonly Counted[];
  /** The same kind of sums, for what a decision took out of the rates. */
  readonly excluded: readonly Counted[];
  /** One case more or less in a state. */
  readonly standing: readonly Standing[];
  /** One case more or less about something. */
  readonly topics: readonly Topic[];
}
type Area = Pick<CaseFacts, 'town' | 'community' | 'kind'>;
export type Standing = Area & { readonly state: State; readonly count: number };
export type Topic = Area & { readonly month: string; readonly category: string; readonly count: number };

type CaseEntry = Extract<Activity, { detail: CaseFacts }>;
type DetailOf<K extends CaseEntry['kind']> = Extract<CaseEntry, { kind: K }>['detail'];

const one = (is: boolean) => (is ? 1 : 0);

/** What each kind of entry counts; kinds that count nothing are left out. */
const counts: { readonly [K in CaseEntry['kind']]?: (detail: DetailOf<K>) => Values } = {
  'case.reported': () => ({ received: 1 }),
  'case.dispatched': (d) => ({
    dispatched: 1,
    deskDispatches: one(d.from === 'to-dispatch'),
    deskDispatchesOnTime: one(d.from === 'to-dispatch' && d.onTime),
  }),
  'case.declined': () => ({ declined: 1 }),
  'case.signed': (d) => ({ signed: 1, signedOnTime: one(d.onTime) }),
  'case.contacted': (d) => ({ contacted: one(d.first), contactedOnTime: one(d.first && d.onTime) }),
  'case.extension-decided': (d) => ({ extended: one(d.decision === 'granted') }),
  'case.return-asked': () => ({ returnsAsked: 1 }),
  'case.return-decided': (d) => ({ returnsAccepted: one(d.decision !== 'refused') }),
  'case.suspended': () => ({ suspended: 1 }),
  'case.answered': (d) => ({
    answered: 1,
    answeredOnTime: one(d.onTime),
    firstAnswered: one(d.cycle === 1),
    officeMinutes: d.cycle === 1 ? Math.round(d.officeMinutes) : 0,
  }),
  'case.rated': (d) => ({
    visited: 1,
    responded: one(d.responded),
    solved: one(d.solved === 'yes'),
    unsolved: one(d.solved === 'no'),
    solvedFirst: one(d.solved === 'yes' && d.cycle === 1),
    very: one(d.satisfied === 'very'),
    basically: one(d.satisfied === 'basically'),
    dissatisfied: one(d.satisfied === 'no'),
  }),
  'case.called': (d) => ({ calls: 1, reached: one(d.outcome === 'reached') }),
  'case.reopened': () => ({ reopened: 1 }),
  'case.closed': (d) => ({ closed: 1, closedHeard: one(d.heard) }),
  'case.merged': () => ({ merged: 1 }),
  'case.withdrawn': () => ({ withdrawn: 1 }),
  'case.exclusion-decided': (d) => ({ excluded: one(d.decision === 'granted') }),
};

/** Adds one entry up. It looks at nothing but the entry, so counters and a recount cannot differ. */
export function tally(entry: Pick<Activity, 'kind' | 'at' | 'detail'>): Tally {
  if (!isAboutCase(entry)) return nothing;
  if (entry.kind === 'case.imported') return importedWhole(entry, 1);
  if (entry.kind === 'case.import-undone') return importedWhole(entry, -1);
  const { detail } = entry;
  const count = counts[entry.kind] as ((detail: CaseFacts) => Values) | undefined;
  const month = monthOf(entry.at);
  const own = { month, ...areaOf(detail), unit: detail.unit, values: withoutZeros(count?.(detail) ?? {}) };
  return {
    counted: [
      own,
      ...(entry.kind === 'case.classified' ? classifiedAnew(entry.detail) : []),
      ...(entry.kind === 'case.rated' ? entry.detail.replaces.map((earlier) => times(-1, earlier)) : []),
    ].filter((each) => Object.keys(each.values).length > 0),
    excluded: entry.kind === 'case.exclusion-decided' ? entry.detail.counted : [],
    standing: standingOf(entry),
    topics: topicsOf(entry, month),
  };
}

const nothing: Tally = { counted: [], excluded: [], standing: [], topics: [] };

/** A file tells a whole case at once: when it came in, and when it was closed, on time or late. */
function importedWhole({ detail, at }: { detail: ImportedFacts; at: Date }, count: 1 | -1): Tally {
  const area = areaOf(detail);
  const month = monthOf(at);
  const closed = { closed: count, answered: count, ...(detail.onTime ? { answeredOnTime: count } : {}) };
  return {
    ...nothing,
    counted: [
      { ...area, month, unit: null, values: { received: count } },
      ...(detail.closedAt
        ? [{ ...area, month: monthOf(new Date(detail.closedAt)), unit: detail.unit, values: closed }]
        : []),
    ],
    standing: [{ ...area, state: detail.to, count }],
    topics: [{ ...area, month, category: detail.category, count }],
  };
}

function isAboutCase(entry: Pick<Activity, 'kind' | 'at' | 'detail'>): entry is CaseEntry {
  return entry.kind.startsWith('case.');
}

/** A case put into another kind moves whole: it came in as what it is now, in the month it came in. */
function classifiedAnew(detail: DetailOf<'case.classified'>): Counted[] {
  if (detail.kind === detail.kindBefore) return [];
  const month = monthOf(new Date(detail.receivedAt));
  const place = { month, ...areaOf(detail), unit: null };
  return [
    { ...place, kind: detail.kindBefore, values: { received: -1 } },
    { ...place, values: { received: 1 } },
  ];
}

function standingOf(entry: CaseEntry): Standing[] {
  const { detail } = entry;
  const kindBefore = entry.kind === 'case.classified' ? entry.detail.kindBefore : detail.kind;
  if (detail.from === detail.to && kindBefore === detail.kind) return [];
  const into = { ...areaOf(detail), state: detail.to, count: 1 };
  return detail.from ? [{ ...areaOf(detail), kind: kindBefore, state: detail.from, count: -1 }, into] : [into];
}

function topicsOf(entry: CaseEntry, month: string): Topic[] {
  if (entry.kind === 'case.reported') {
    return [{ ...areaOf(entry.detail), month, category: entry.detail.category, count: 1 }];
  }
  if (entry.kind !== 'case.classified') return [];
  const { detail } = entry;
  const place = { ...areaOf(detail), month: monthOf(new Date(detail.receivedAt)) };
  return [
    { ...place, kind: detail.kindBefore, category: detail.categoryBefore, count: -1 },
    { ...place, category: detail.category, count: 1 },
  ];
}

const areaOf = ({ town, community, kind }: CaseFacts): Area => ({ town, community, kind });

/** The first day of the month in which something happened in Shanghai. */
export const monthOf = (at: Date) => `${shanghaiDay(at).slice(0, 7)}-01`;

function withoutZeros(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== 0));
}

function times(factor: number, counted: Counted): Counted {
  const values = Object.entries(counted.values).map(([name, value]) => [name, factor * value]);
  return { ...counted, values: Object.fromEntries(values) };
}

/** Sums what stands for the same month, area, unit and kind; what comes to nothing is left out. */
export function sumOf(all: readonly Counted[]): Counted[] {
  const sums = new Map<string, Counted>();
  for (const { values, ...place } of all) {
    const key = JSON.stringify([place.month, place.town, place.community, place.unit, place.kind]);
    const sum = sums.get(key) ?? { ...place, values: {} };
    sums.set(key, { ...place, values: plus(sum.values, values) });
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, values: withoutZeros(sum.values) }))
    .filter((sum) => Object.keys(sum.values).length > 0);
}

export function plus(left: Values, right: Values): Values {
  const sum: Record<string, number> = { ...left };
  for (const [name, value] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}

type Told = Pick<Activity, 'kind' | 'at' | 'detail'>;

/** What a case's entries counted, for an exclusion to take out; what an earlier exclusion took stays taken. */
export function countedIn(entries: readonly Told[]): Counted[] {
  return sumOf(sinceExclusion(entries).flatMap((entry) => tally(entry).counted));
}

/**
 * What earlier cycles' answers counted, for the first answer of a later cycle to take their place; nothing when this
 * cycle has an answer already. Answers an exclusion took out of the net rates stay where they are.
 */
export function ratingsIn(entries: readonly Told[], cycle: number): Counted[] {
  const rated = sinceExclusion(entries).filter((entry) => entry.kind === 'case.rated');
  if (rated.some(({ detail }) => detail.cycle === cycle)) return [];
  return sumOf(rated.flatMap((entry) => tally(entry).counted));
}

function sinceExclusion(entries: readonly Told[]): CaseEntry[] {
  const own = entries.filter(isAboutCase);
  const last = own.findLastIndex(
    (entry) => entry.kind === 'case.exclusion-decided' && entry.detail.decision === 'granted',
  );
  return own.slice(last + 1);
}

import fc from 'fast-check';
import type { Activity } from '../../activity/index.ts';
import type { CaseFacts } from '../activity-kinds.ts';
import type { State } from '../case.ts';
import { countedIn, ratingsIn } from './tally.ts';

/** An entry as commands would record it, without what the feed adds. */
export type Entry = Pick<Activity, 'kind' | 'at' | 'thingId' | 'detail'>;

export const ids = {
  townA: '00000000-0000-7000-8000-00000000000a',
  townB: '00000000-0000-7000-8000-00000000000b',
  villageA: '00000000-0000-7000-8000-0000000000a1',
  villageB: '00000000-0000-7000-8000-0000000000b1',
  water: '00000000-0000-7000-8000-0000000000f1',
  property: '00000000-0000-7000-8000-0000000000f2',
};

export const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  kind: 'help',
  category: 'repairs.light',
  town: ids.townA,
  community: ids.villageA,
  unit: ids.water,
  cycle: 1,
  from: 'handling',
  to: 'handling',
  ...more,
});

export const entry = <K extends Activity['kind']>(
  kind: K,
  detail: Extract<Activity, { kind: K }>['detail'],
  at = new Date('2026-11-20T02:00:00Z'),
  thingId = '00000000-0000-7000-8000-000000000001',
) => ({ kind, at, thingId, detail }) as Entry;

interface Way {
  readonly thing: number;
  readonly area: number;
  readonly kind: number;
  readonly unit: number;
  readonly day: number;
  readonly steps: readonly number[];
}

/** Ways of cases through the months: where they lie, and at each state one of the things that can happen there. */
export const ways = fc.array(
  fc.record({
    thing: fc.integer({ min: 1, max: 0xffffffff }),
    area: fc.nat(3),
    kind: fc.nat(2),
    unit: fc.nat(1),
    day: fc.nat(300),
    steps: fc.array(fc.nat(5), { maxLength: 14 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const areas = [
  { town: ids.townA, community: ids.villageA },
  { town: ids.townB, community: ids.villageB },
  { town: ids.townA, community: null },
  { town: null, community: null },
];
const kinds = ['help', 'tip-off', 'consultation'] as const;
const units = [ids.water, ids.property] as const;

/** The entries one way leaves in the record, in order, eleven days apart. */
export function entriesOf(way: Way): Entry[] {
  const thingId = `00000000-0000-7000-8000-${way.thing.toString(16).padStart(12, '0')}`;
  const first = Date.UTC(2026, 0, 1) + way.day * 86_400_000;
  const receivedAt = new Date(first).toISOString();
  const made: Entry[] = [];
  let now = facts({ ...areas[way.area], kind: kinds[way.kind] ?? 'help', unit: null, from: null, to: 'to-dispatch' });
  const add = (kind: Activity['kind'], more: object, change: Partial<CaseFacts> = {}) => {
    const from = made.length === 0 ? null : now.to;
    now = { ...now, from, to: now.to, ...change };
    const at = new Date(first + made.length * 11 * 86_400_000);
    made.push({ kind, at, thingId, detail: { ...now, ...more } } as Entry);
  };
  add('case.reported', { channel: 'web', urgency: 'ordinary' });
  const unit = units[way.unit] ?? ids.water;
  const onTime = way.thing % 2 === 0;
  for (const step of way.steps) {
    const choices = nextOf(now, made, { unit, onTime, receivedAt });
    const chosen = choices[step % Math.max(choices.length, 1)];
    for (const [kind, more, change] of chosen ?? []) add(kind, more, change);
  }
  return made;
}

type Step = [Activity['kind'], object, Partial<CaseFacts>];

/** What may happen to a case in its state: each choice is what one command records. */
function nextOf(
  now: CaseFacts,
  made: readonly Entry[],
  use: { unit: string; onTime: boolean; receivedAt: string },
): Step[][] {
  const { onTime } = use;
  const redo: Step = ['case.reopened', { reason: 'asked' }, { to: 'to-sign', cycle: now.cycle + 1 }];
  const rated = (solved: 'yes' | 'no', satisfied: string): Step => [
    'case.rated',
    { way: 'self', solved, satisfied, responded: onTime, replaces: ratingsIn(made, now.cycle) },
    {},
  ];
  const close: Step = ['case.closed', { outcome: 'solved', heard: true }, { to: 'closed' }];
  const choices: Partial<Record<State, Step[][]>> = {
    'to-dispatch': [
      [['case.dispatched', { basis: 'by-hand', onTime }, { to: 'to-sign', unit: use.unit }]],
      [classified(now, use.receivedAt)],
      [['case.declined', {}, { to: 'declined' }]],
    ],
    'to-sign': [
      [['case.signed', { onTime }, { to: 'handling' }]],
      [['case.dispatched', { basis: 'by-hand', onTime }, { unit: ids.property }]],
    ],
    handling: [
      [['case.answered', { result: 'done', onTime, officeMinutes: 480, review: false }, { to: 'to-rate' }]],
      [['case.contacted', { way: 'phone', first: true, onTime }, {}]],
      [['case.return-asked', { reason: 'not-our-duty' }, { to: 'return-review' }]],
      [['case.withdrawn', {}, { to: 'withdrawn' }]],
    ],
    'return-review': [
      [['case.return-decided', { decision: 'accepted', reason: 'x' }, { to: 'to-dispatch', unit: null }]],
      [['case.return-decided', { decision: 'refused', reason: 'x' }, { to: 'handling' }]],
    ],
    'to-rate': [
      [rated('yes', 'very'), close],
      [rated('no', 'no'), redo],
      [rated('yes', 'basically')],
      [['case.fell-silent', {}, { to: 'to-follow-up' }]],
    ],
    'to-follow-up': [
      [['case.called', { outcome: 'no-answer', tries: 1 }, {}]],
      [['case.called', { outcome: 'reached', tries: 1 }, {}], rated('yes', 'very'), close],
      [['case.closed', { outcome: 'unreachable', heard: false }, { to: 'closed' }]],
    ],
    closed: [
      [redo],
      [['case.exclusion-decided', { ground: 'false', decision: 'granted', counted: countedIn(made) }, {}]],
      [['case.archived', {}, { to: 'archived' }]],
    ],
  };
  return choices[now.to] ?? [];
}

function classified(now: CaseFacts, receivedAt: string): Step {
  const before = { kindBefore: now.kind, categoryBefore: now.category };
  return ['case.classified', { ...before, urgency: 'ordinary', receivedAt }, { kind: 'complaint', category: 'other' }];
}

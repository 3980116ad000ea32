import { z } from 'zod';
import type { Actor } from '../../platform/context.ts';
import type { State } from './case.ts';

/** The queues of a desk, in the order they stand beside it. */
export const lanes = {
  mine: '待我办',
  soon: '快超时',
  late: '已超时',
  'to-dispatch': '待派单',
  'to-sign': '待签收',
  handling: '办理中',
  helping: '请我协办',
  'to-review': '待审核',
  'return-review': '退单待审',
  suspended: '挂账',
  'to-rate': '待评价',
  'to-follow-up': '待回访',
  open: '全部在办',
} as const;
export type Lane = keyof typeof lanes;
export const laneNames = Object.keys(lanes) as Lane[];

const forUnits: readonly Lane[] = [
  'mine',
  'soon',
  'late',
  'to-sign',
  'handling',
  'helping',
  'suspended',
  'to-rate',
  'open',
];

/** The states in which somebody at a desk is waited for; a case that waits for its reporter is never soon or late here. */
export const waiting: readonly State[] = [
  'to-dispatch',
  'to-sign',
  'handling',
  'to-review',
  'return-review',
  'suspended',
];
export const soonHours = 24;

/** Which queues a role works through: all of a place, or what one unit leads and helps; none for a role without cases. */
export function lanesOf(actor: Actor): readonly Lane[] {
  if (actor.can('cases.read')) {
    return laneNames
      .filter((lane) => lane !== 'helping' || helps(actor))
      .filter((lane) => lane !== 'mine' || hasOwn(actor));
  }
  return actor.can('cases.handle') && actor.organizationId ? forUnits : [];
}

const helps = (actor: Actor) => actor.can('cases.handle') && actor.organizationId !== null;
const hasOwn = (actor: Actor) => ownStates(actor).length > 0 || helps(actor);

/** What of the place waits for this role's own hands; what its unit leads comes on top. */
export function ownStates(actor: Actor): State[] {
  return [
    ...(actor.can('cases.dispatch') ? (['to-dispatch'] as const) : []),
    ...(actor.can('cases.review') ? (['return-review', 'to-review'] as const) : []),
    ...(actor.can('cases.follow-up') ? (['to-follow-up'] as const) : []),
  ];
}

/** Where a desk begins. */
export function firstLane(actor: Actor): Lane {
  return lanesOf(actor).includes('mine') ? 'mine' : 'open';
}

export const filterInput = z.object({
  lane: z.enum(laneNames as [Lane, ...Lane[]]).optional(),
  kind: z.string().max(40).optional(),
  category: z.string().max(80).optional(),
  urgency: z.string().max(40).optional(),
});
export type QueueFilter = z.output<typeof filterInput>;

const parts = ['lane', 'kind', 'category', 'urgency'] as const;

/** A queue in the address of its desk: `lane=late&kind=complaint`. */
export function queueQuery(filter: QueueFilter): string {
  const set = parts.flatMap((part) => (filter[part] ? [[part, filter[part]] as [string, string]] : []));
  return new URLSearchParams(set).toString();
}

/** The same queue as one word, to be carried by the address and the forms of an opened case: `late,complaint`. */
export function queueWord(filter: QueueFilter): string {
  return parts
    .map((part) => filter[part] ?? '')
    .join(',')
    .replace(/,+$/, '');
}

/** Reads the word back; whatever cannot be read is the queue where the desk begins. */
export function readQueueWord(word: string | undefined): QueueFilter {
  const values = (word ?? '').split(',');
  const named = parts.flatMap((part, place) => (values[place] ? [[part, values[place]] as const] : []));
  const read = filterInput.safeParse(Object.fromEntries(named));
  return read.success ? read.data : {};
}

import { type RawBuilder, sql } from 'kysely';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import type { Case } from './case.ts';
import type { ClockRows } from './case-clocks.ts';

/** Every row that hangs on a case, as the detail page needs it: ids, words and units, never a person's name. */
export interface CaseRows {
  placeName: string | null;
  placePath: string[];
  unitName: string | null;
  aboutUnitName: string | null;
  reporters: number;
  /** When the present cycle began, after the first. */
  reopenedAt: Date | null;
  dispatches: { id: string; cycle: number; unitId: string; unitName: string; basis: string; note: string; at: Date }[];
  helpers: {
    unitId: string;
    unitName: string;
    note: string;
    askedAt: Date;
    dueAt: Date;
    answeredAt: Date | null;
    answer: string | null;
  }[];
  contacts: { id: string; cycle: number; way: string; note: string; at: Date }[];
  notes: {
    id: string;
    audience: 'internal' | 'reporter';
    words: string;
    unitName: string | null;
    at: Date;
    /** A reporter's own supplement. */
    byReporter: boolean;
    mine: boolean;
  }[];
  answers: {
    id: string;
    cycle: number;
    unitName: string | null;
    result: string;
    words: string;
    at: Date;
    review: 'passed' | 'sent-back' | null;
    reviewedAt: Date | null;
    reviewNote: string | null;
  }[];
  extensions: {
    id: string;
    cycle: number;
    days: number;
    reason: string;
    askedAt: Date;
    unitName: string | null;
    oldDueAt: Date;
    newDueAt: Date | null;
    decision: 'granted' | 'refused' | null;
    decidedAt: Date | null;
    decisionNote: string | null;
  }[];
  returns: {
    id: string;
    cycle: number;
    unitName: string | null;
    reason: string;
    words: string;
    askedAt: Date;
    reviewDueAt: Date;
    decision: 'accepted' | 'refused' | 'deemed-accepted' | null;
    decidedAt: Date | null;
    decisionNote: string | null;
  }[];
  suspensions: {
    id: string;
    reason: string;
    plan: string;
    ownerName: string | null;
    reviewOn: string;
    startedAt: Date;
    endedAt: Date | null;
    endNote: string | null;
  }[];
  pauses: { cycle: number; startedAt: Date; endedAt: Date | null }[];
  supervisions: { id: string; level: number; note: string; at: Date }[];
  whistles: {
    id: string;
    note: string;
    meetAt: Date;
    blownAt: Date;
    summary: string | null;
    endedAt: Date | null;
    units: { unitId: string; unitName: string; arrivedAt: Date | null }[];
  }[];
  photos: {
    id: string;
    stage: string;
    width: number;
    height: number;
    addedAt: Date;
    published: boolean;
    mine: boolean;
  }[];
  ratings: { cycle: number; solved: string; satisfied: string; words: string; way: string; at: Date; mine: boolean }[];
  closures: { cycle: number; outcome: string; note: string; at: Date }[];
  calls: { id: string; cycle: number; outcome: string; note: string; at: Date }[];
}

const unitOf = (column: string) =>
  `(select o.name from organizations.organizations o where o.county = x.county and o.id = x.${column})`;

/** One list of a case's rows as JSON, so that a whole case is read in one round trip. */
function list(name: string, fields: Record<string, string>, order: string): RawBuilder<unknown> {
  const pairs = Object.entries(fields).map(([key, column]) => `'${key}', ${column}`);
  return sql.raw(`(select coalesce(json_agg(json_build_object(${pairs.join(', ')}) order by ${order}), '[]'::json)
    from cases.${name} x where x.county = c.county and x.case_id = c.id) as ${name}`);
}

/** The id is our own, from the session: a UUID, never what somebody typed. */
const isMe = (column: string, me: string | null) => (me ? `coalesce(x.${column} = '${me}'::uuid, false)` : 'false');

const lists = (me: string | null) => [
  list(
    'dispatches',
    {
      id: 'x.id',
      cycle: 'x.cycle',
      unitId: 'x.unit_id',
      unitName: unitOf('unit_id'),
      basis: 'x.basis',
      note: 'x.note',
      at: 'x.dispatched_at',
    },
    'x.dispatched_at, x.id',
  ),
  list(
    'helpers',
    {
      unitId: 'x.unit_id',
      unitName: unitOf('unit_id'),
      note: 'x.note',
      askedAt: 'x.asked_at',
      dueAt: 'x.due_at',
      answeredAt: 'x.answered_at',
      answer: 'x.answer',
    },
    'x.asked_at, x.unit_id',
  ),
  list('contacts', { id: 'x.id', cycle: 'x.cycle', way: 'x.way', note: 'x.note', at: 'x.contacted_at' }, 'x.id'),
  list(
    'notes',
    {
      id: 'x.id',
      audience: 'x.audience',
      words: 'x.words',
      unitName: unitOf('unit_id'),
      at: 'x.written_at',
      byReporter: `(x.unit_id is null and exists (select 1 from cases.reporters r
        where r.county = x.county and r.case_id = x.case_id and r.person_id = x.written_by))`,
      mine: isMe('written_by', me),
    },
    'x.id',
  ),
  list(
    'answers',
    {
      id: 'x.id',
      cycle: 'x.cycle',
      unitName: unitOf('unit_id'),
      result: 'x.result',
      words: 'x.words',
      at: 'x.answered_at',
      review: 'x.review',
      reviewedAt: 'x.reviewed_at',
      reviewNote: 'x.review_note',
    },
    'x.id',
  ),
  list(
    'extensions',
    {
      id: 'x.id',
      cycle: 'x.cycle',
      days: 'x.days',
      reason: 'x.reason',
      askedAt: 'x.asked_at',
      unitName: unitOf('asked_unit_id'),
      oldDueAt: 'x.due_before',
      newDueAt: 'x.due_after',
      decision: 'x.decision',
      decidedAt: 'x.decided_at',
      decisionNote: 'x.decision_note',
    },
    'x.asked_at, x.id',
  ),
  list(
    'returns',
    {
      id: 'x.id',
      cycle: 'x.cycle',
      unitName: unitOf('unit_id'),
      reason: 'x.reason',
      words: 'x.words',
      askedAt: 'x.asked_at',
      reviewDueAt: 'x.review_due_at',
      decision: 'x.decision',
      decidedAt: 'x.decided_at',
      decisionNote: 'x.decision_note',
    },
    'x.asked_at, x.id',
  ),
  list(
    'suspensions',
    {
      id: 'x.id',
      reason: 'x.reason',
      plan: 'x.plan',
      ownerName: unitOf('owner_unit_id'),
      reviewOn: 'x.review_on',
      startedAt: 'x.started_at',
      endedAt: 'x.ended_at',
      endNote: 'x.end_note',
    },
    'x.started_at, x.id',
  ),
  list('pauses', { cycle: 'x.cycle', startedAt: 'x.started_at', endedAt: 'x.ended_at' }, 'x.started_at'),
  list('supervisions', { id: 'x.id', level: 'x.level', note: 'x.note', at: 'x.supervised_at' }, 'x.id'),
  list(
    'whistles',
    {
      id: 'x.id',
      note: 'x.note',
      meetAt: 'x.meet_at',
      blownAt: 'x.blown_at',
      summary: 'x.summary',
      endedAt: 'x.ended_at',
      units: `(select coalesce(json_agg(json_build_object('unitId', u.unit_id, 'unitName', o.name, 'arrivedAt', u.arrived_at)
        order by o.name), '[]'::json) from cases.whistle_units u join organizations.organizations o
        on o.county = u.county and o.id = u.unit_id where u.county = x.county and u.whistle_id = x.id)`,
    },
    'x.blown_at, x.id',
  ),
  list(
    'photos',
    {
      id: 'x.id',
      stage: 'x.stage',
      width: 'x.width',
      height: 'x.height',
      addedAt: 'x.added_at',
      published: 'x.published_at is not null',
      mine: isMe('added_by', me),
    },
    'x.added_at, x.id',
  ),
  list('closures', { cycle: 'x.cycle', outcome: 'x.outcome', note: 'x.note', at: 'x.closed_at' }, 'x.cycle'),
  list('calls', { id: 'x.id', cycle: 'x.cycle', outcome: 'x.outcome', note: 'x.note', at: 'x.called_at' }, 'x.id'),
  sql`(select coalesce(json_agg(json_build_object('cycle', x.cycle, 'solved', x.solved, 'satisfied', x.satisfied,
      'words', x.words, 'way', x.way, 'at', x.rated_at, 'mine', x.person_id is not distinct from ${me}::uuid)
      order by x.rated_at), '[]'::json) from cases.ratings x where x.county = c.county and x.case_id = c.id) as ratings`,
];

/** Reads every row of one case in one round trip; who may see the case, and which of its rows, is the caller's gate. */
export async function caseRows(ctx: ReadCtx | Ctx, caseId: string): Promise<CaseRows> {
  const found = await sql<CaseRows>`select l.name as place_name,
      array(select a.name from unnest(array[c.town_id, c.community_id, c.compound_id, c.building_id]) with ordinality s(id, n)
        join places.places a on a.county = c.county and a.id = s.id order by s.n) as place_path,
      (select name from organizations.organizations where county = c.county and id = c.unit_id) as unit_name,
      (select name from organizations.organizations where county = c.county and id = c.about_unit_id) as about_unit_name,
      (select count(*) from cases.reporters r where r.county = c.county and r.case_id = c.id) as reporters,
      (select max(e.at) from activity.entries e where e.county = c.county and e.thing_id = c.id
        and e.kind = 'case.reopened') as reopened_at,
      ${sql.join(lists(ctx.actor.id), sql`, `)}
    from cases.cases c left join places.places l on l.county = c.county and l.id = c.place_id
    where c.county = ${ctx.county} and c.id = ${caseId}`.execute(ctx.db as never);
  const [row] = found.rows;
  if (!row) throw new Error('a case that was found has gone');
  return withDates(row) as CaseRows;
}

/** JSON has no dates: what is named `at` or ends in `At` becomes one again. */
function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key,
      typeof held === 'string' && /(^at|At)$/.test(key) ? new Date(held) : withDates(held),
    ]),
  );
}

/** What the clocks of the case run on. A later cycle begins when the case was opened again. */
export function clockRowsOf(found: Case, rows: Pick<CaseRows, 'reopenedAt' | 'extensions' | 'pauses'>): ClockRows {
  return {
    cycleStartedAt: (found.cycle > 1 ? rows.reopenedAt : null) ?? found.receivedAt,
    extensions: rows.extensions.flatMap((one) =>
      one.cycle === found.cycle && one.decision === 'granted' && one.decidedAt
        ? [{ days: one.days, grantedAt: one.decidedAt }]
        : [],
    ),
    pauses: rows.pauses
      .filter((one) => one.cycle === found.cycle)
      .map((one) => ({ from: one.startedAt, to: one.endedAt })),
  };
}

import { type RawBuilder, sql } from 'kysely';

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

/** The lists that hang on `cases.cases c`, each a column of JSON; `me` marks what the reader wrote themselves. */
export const rowLists = (me: string | null) => [
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

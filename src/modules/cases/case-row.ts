import { sql } from 'kysely';
import { type Case, isLate, states } from './case.ts';
import { type CaseRules, categoryLabel, labelOf } from './rule-pack.ts';

export const rowColumns = sql`c.id, c.number, c.title, c.kind, c.category, c.urgency, c.state, c.due_at, c.handle_due_at,
  c.received_at, c.answered_at, c.closed_at, c.supervision, c.cycle, c.returns, c.unit_id, concat_ws(' ', k.name, b.name, l.name) as place_name, o.name as unit_name`;

/** What the columns of a row are read from, beside `cases.cases c`. */
export const rowNames = sql`left join places.places l on l.county = c.county and l.id = c.place_id
  left join places.places k on k.county = c.county and k.id = c.compound_id and k.id <> c.place_id
  left join places.places b on b.county = c.county and b.id = c.building_id and b.id <> c.place_id
  left join organizations.organizations o on o.county = c.county and o.id = c.unit_id`;

type Shown =
  | 'id'
  | 'number'
  | 'title'
  | 'kind'
  | 'category'
  | 'urgency'
  | 'state'
  | 'dueAt'
  | 'handleDueAt'
  | 'receivedAt'
  | 'answeredAt'
  | 'closedAt'
  | 'supervision'
  | 'cycle'
  | 'returns'
  | 'unitId';
export type Row = Pick<Case, Shown> & { placeName: string | null; unitName: string | null };

/** One line of any list of cases: words for people beside keys for programs, and no person. */
export function presentRow(row: Row, rules: CaseRules, now: Date) {
  return {
    ...row,
    kindLabel: labelOf(rules.kinds, row.kind),
    categoryLabel: categoryLabel(rules, row.category),
    urgencyLabel: labelOf(rules.urgencies, row.urgency),
    stateLabel: states[row.state],
    late: isLate(row, now),
  };
}
export type CaseRow = ReturnType<typeof presentRow>;

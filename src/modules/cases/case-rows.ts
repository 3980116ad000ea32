import { sql } from 'kysely';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import type { Case } from './case.ts';
import type { ClockRows } from './case-clocks.ts';
import { rowLists } from './case-row-lists.ts';

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
      ${sql.join(rowLists(ctx.actor.id), sql`, `)}
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

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { type Activity, replayFeed } from '../../activity/index.ts';
import type { State } from '../case.ts';
import { allUnits, type Counted, columnOf, countersReader, everywhere, measureNames, type Values } from './measures.ts';
import { plus, tally } from './tally.ts';

/** Adds what a batch of entries counts to the counters, each sum in one row and each table in one statement. */
export async function countCases(trx: Db, county: number, entries: readonly Activity[]): Promise<void> {
  const sums = fold(entries);
  await Promise.all([
    addCounters(trx, county, [...sums.counters.values()]),
    addStanding(trx, county, [...sums.standing.values()]),
    addTopics(trx, county, [...sums.topics.values()]),
  ]);
}

/** Counts a county again from the first entry of its record, with the same fold. Answers how many entries were read. */
export async function recountCases(db: Db, county: number): Promise<number> {
  return replayFeed(db, countersReader, county, {
    clear: async (trx) => {
      await sql`delete from cases.counters where county = ${county}`.execute(trx);
      await sql`delete from cases.standing_counters where county = ${county}`.execute(trx);
      await sql`delete from cases.topic_counters where county = ${county}`.execute(trx);
    },
    consume: (trx, entries) => countCases(trx, county, entries),
  });
}

interface CounterRow {
  month: string;
  placeId: string;
  unitId: string;
  kind: string;
  part: 'all' | 'excluded';
  values: Values;
}
interface StandingRow {
  placeId: string;
  kind: string;
  state: State;
  value: number;
}
interface TopicRow {
  month: string;
  placeId: string;
  kind: string;
  category: string;
  value: number;
}

/** Sums entries up for every place and unit they count for. */
function fold(entries: readonly Activity[]) {
  const counters = new Map<string, CounterRow>();
  const standing = new Map<string, StandingRow>();
  const topics = new Map<string, TopicRow>();
  for (const entry of entries) {
    const added = tally(entry);
    for (const counted of added.counted) count(counters, counted, 'all');
    for (const counted of added.excluded) count(counters, counted, 'excluded');
    for (const one of added.standing) {
      for (const placeId of placesOf(one)) add(standing, { placeId, kind: one.kind, state: one.state }, one.count);
    }
    for (const { month, kind, category, ...one } of added.topics) {
      for (const placeId of placesOf(one)) add(topics, { month, placeId, kind, category }, one.count);
    }
  }
  return { counters, standing, topics };
}

const placesOf = (area: { town: string | null; community: string | null }) =>
  [everywhere, area.town, area.community].filter((id) => id !== null);

function count(rows: Map<string, CounterRow>, counted: Counted, part: CounterRow['part']) {
  const { month, kind, unit, values } = counted;
  for (const placeId of placesOf(counted)) {
    for (const unitId of unit ? [allUnits, unit] : [allUnits]) {
      const key = [month, placeId, unitId, kind, part].join();
      const row = rows.get(key);
      rows.set(key, { month, placeId, unitId, kind, part, values: plus(row?.values ?? {}, values) });
    }
  }
}

function add<R extends { value: number }>(rows: Map<string, R>, key: Omit<R, 'value'>, value: number) {
  const name = Object.values(key).join();
  rows.set(name, { ...key, value: (rows.get(name)?.value ?? 0) + value } as R);
}

const valueColumns = measureNames.map(columnOf);

async function addCounters(trx: Db, county: number, rows: CounterRow[]) {
  if (rows.length === 0) return;
  const flat = rows.map(({ month, placeId, unitId, kind, part, values }) => ({
    ...{ month, place_id: placeId, unit_id: unitId, kind, part },
    ...Object.fromEntries(measureNames.map((name, i) => [valueColumns[i], values[name] ?? 0])),
  }));
  const columns = sql.raw(valueColumns.join(', '));
  await sql`insert into cases.counters as c (county, month, place_id, unit_id, kind, part, ${columns})
    select ${county}::integer, month, place_id, unit_id, kind, part, ${columns}
    from json_to_recordset(${JSON.stringify(flat)}::json) as added (month date, place_id uuid, unit_id uuid, kind text,
      part text, ${sql.raw(valueColumns.map((name) => `${name} bigint`).join(', '))})
    on conflict on constraint counters_pkey do update set ${plusAdded(valueColumns)}`.execute(trx);
}

async function addStanding(trx: Db, county: number, rows: StandingRow[]) {
  if (rows.length === 0) return;
  const flat = rows.map(({ placeId, kind, state, value }) => ({ place_id: placeId, kind, state, value }));
  await sql`insert into cases.standing_counters as c (county, place_id, kind, state, value)
    select ${county}::integer, place_id, kind, state, value
    from json_to_recordset(${JSON.stringify(flat)}::json) as added (place_id uuid, kind text, state text, value integer)
    on conflict on constraint standing_counters_pkey do update set ${plusAdded(['value'])}`.execute(trx);
}

async function addTopics(trx: Db, county: number, rows: TopicRow[]) {
  if (rows.length === 0) return;
  const flat = rows.map(({ placeId, ...row }) => ({ ...row, place_id: placeId }));
  await sql`insert into cases.topic_counters as c (county, month, place_id, kind, category, value)
    select ${county}::integer, month, place_id, kind, category, value
    from json_to_recordset(${JSON.stringify(flat)}::json) as added (month date, place_id uuid, kind text, category text,
      value integer)
    on conflict on constraint topic_counters_pkey do update set ${plusAdded(['value'])}`.execute(trx);
}

/** The names are the table's own, never from outside. */
const plusAdded = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.raw(columns.map((name) => `${name} = c.${name} + excluded.${name}`).join(', '));

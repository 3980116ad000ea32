import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { ActivityKind, ActivityKinds } from './record.ts';

/** One entry as its readers see it. */
export type Activity = {
  [K in ActivityKind]: {
    county: number;
    xid: string;
    id: string;
    at: Date;
    actorId: string | null;
    actorRole: string | null;
    kind: K;
    thingId: string;
    detail: ActivityKinds[K];
  };
}[ActivityKind];

/** Counties in which something happened that this consumer has not read yet. */
export async function countiesWithNews(db: Db, consumer: string): Promise<number[]> {
  // Hops from county to county in the key, so that the cost is the number of counties, not of entries.
  const found = await sql<{ county: number }>`
    with recursive counties as (
      (select e.county from activity.entries e order by e.county limit 1)
      union all
      select (select e.county from activity.entries e where e.county > p.county order by e.county limit 1)
      from counties p where p.county is not null)
    select p.county from counties p
    left join activity.cursors c on c.county = p.county and c.consumer = ${consumer}
    where p.county is not null and exists (
      select 1 from activity.entries e
      where e.county = p.county and (e.xid, e.id) > (coalesce(c.xid, '0'::xid8), coalesce(c.id, ${firstId}::uuid))
        and e.xid < pg_snapshot_xmin(pg_current_snapshot()))`.execute(db);
  return found.rows.map((row) => row.county);
}

/**
 * Hands the next entries of one county to `consume` and moves the cursor, in one transaction: each entry is consumed
 * exactly once, and none whose transaction commits late is passed over. Answers how many there were.
 */
export async function consumeFeed(
  db: Db,
  consumer: string,
  county: number,
  limit: number,
  consume: (trx: Db, entries: Activity[]) => Promise<void>,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const locked = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtext(${consumer}), ${county}) as got`.execute(trx);
    if (!locked.rows[0]?.got) return 0;
    const entries = await nextEntries(trx, consumer, county, limit);
    const last = entries.at(-1);
    if (!last) return 0;
    await consume(trx, entries);
    await moveCursor(trx, consumer, county, last);
    return entries.length;
  });
}

/**
 * Hands everything a county's record holds to `consume` once more, from the first entry, and leaves the reader where it
 * ends: what was made of the record before must be cleared in `clear`. One transaction; answers how many entries there were.
 */
export async function replayFeed(
  db: Db,
  consumer: string,
  county: number,
  again: { clear: (trx: Db) => Promise<void>; consume: (trx: Db, entries: Activity[]) => Promise<void> },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${consumer}), ${county})`.execute(trx);
    await sql`delete from activity.cursors where county = ${county} and consumer = ${consumer}`.execute(trx);
    await again.clear(trx);
    for (let count = 0; ; ) {
      const entries = await nextEntries(trx, consumer, county, replayBatch);
      const last = entries.at(-1);
      if (!last) return count;
      await again.consume(trx, entries);
      await moveCursor(trx, consumer, county, last);
      count += entries.length;
    }
  });
}
const replayBatch = 20_000;

async function nextEntries(trx: Db, consumer: string, county: number, limit: number): Promise<Activity[]> {
  const found = await sql<Activity>`
    select e.county, e.xid::text as xid, e.id, e.at, e.actor_id, e.actor_role, e.kind, e.thing_id, e.detail
    from activity.entries e
    where e.county = ${county} and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      and (e.xid, e.id) > (
        coalesce((select c.xid from activity.cursors c where c.county = ${county} and c.consumer = ${consumer}), '0'::xid8),
        coalesce((select c.id from activity.cursors c where c.county = ${county} and c.consumer = ${consumer}), ${firstId}::uuid))
    order by e.xid, e.id limit ${limit}`.execute(trx);
  return found.rows;
}

/** Remembers how far a reader has come. */
export async function moveCursor(trx: Db, consumer: string, county: number, last: { xid: string; id: string }) {
  await sql`insert into activity.cursors (county, consumer, xid, id)
    values (${county}, ${consumer}, ${last.xid}::xid8, ${last.id})
    on conflict on constraint cursors_pkey do update set xid = excluded.xid, id = excluded.id`.execute(trx);
}

const firstId = '00000000-0000-0000-0000-000000000000';

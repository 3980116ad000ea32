import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Sealer } from '../../platform/sealing/index.ts';
import { canonical, chainHash, type Leaf, lastSeal, leafOf, macOf } from './chain.ts';
import { moveCursor } from './feed.ts';
import type { Head } from './head-notes.ts';

const maxBatch = 5000;

/**
 * Binds what is new in a county into its chain. Sealing happens in batches outside the commands, so that no write
 * ever waits for another's hash. Answers the new head, to be noted outside the database; null when nothing was new.
 */
export async function sealCounty(
  db: Db,
  sealer: Sealer,
  county: number,
  now: Date,
): Promise<(Head & { isFull: boolean }) | null> {
  return db.transaction().execute(async (trx) => {
    const locked = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(740002, ${county}) as got`.execute(trx);
    if (!locked.rows[0]?.got) return null;
    const before = await lastSeal(trx, county);
    const found = await sql<Leaf>`select e.id, e.xid::text as xid, ${canonical} as text from activity.entries e
      where e.county = ${county} and (e.xid, e.id) > (${before.lastXid}::xid8, ${before.lastId}::uuid)
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid, e.id limit ${maxBatch}`.execute(trx);
    const last = found.rows.at(-1);
    if (!last) return null;
    const leaves = Buffer.concat(found.rows.map(leafOf));
    const number = before.number + 1;
    const hash = chainHash(before.hash, number, leaves);
    await sql`insert into activity.seals (county, number, sealed_at, last_xid, last_id, leaves, hash, mac)
      values (${county}, ${number}, ${now}, ${last.xid}::xid8, ${last.id}, ${leaves}, ${hash}, ${macOf(sealer, county, hash)})`.execute(
      trx,
    );
    await moveCursor(trx, 'seals', county, last);
    return { number, hash: hash.toString('hex'), sealedAt: now, isFull: found.rows.length === maxBatch };
  });
}

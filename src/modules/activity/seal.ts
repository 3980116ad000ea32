import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Sealer } from '../../platform/sealing/index.ts';
import { moveCursor } from './feed.ts';

/** One entry's exact text as PostgreSQL holds it; any change to a column changes it. */
const canonical = sql`concat_ws('|', e.county, e.xid, e.id, extract(epoch from e.at), coalesce(e.actor_id::text, '-'),
  coalesce(e.actor_role, '-'), e.kind, e.thing_id, e.detail::text)`;
const leafSize = 48;
const maxBatch = 5000;

interface Leaf {
  id: string;
  xid: string;
  text: string;
}

/**
 * Binds what is new in a county into its chain. Sealing happens in batches outside the commands, so that no write
 * ever waits for another's hash. Answers how many entries were sealed.
 */
export async function sealCounty(db: Db, sealer: Sealer, county: number, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const locked = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(740002, ${county}) as got`.execute(trx);
    if (!locked.rows[0]?.got) return 0;
    const before = await lastSeal(trx, county);
    const found = await sql<Leaf>`select e.id, e.xid::text as xid, ${canonical} as text from activity.entries e
      where e.county = ${county} and (e.xid, e.id) > (${before.lastXid}::xid8, ${before.lastId}::uuid)
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid, e.id limit ${maxBatch}`.execute(trx);
    const last = found.rows.at(-1);
    if (!last) return 0;
    const leaves = Buffer.concat(found.rows.map(leafOf));
    const number = before.number + 1;
    const hash = chainHash(before.hash, number, leaves);
    await sql`insert into activity.seals (county, number, sealed_at, last_xid, last_id, leaves, hash, mac)
      values (${county}, ${number}, ${now}, ${last.xid}::xid8, ${last.id}, ${leaves}, ${hash}, ${macOf(sealer, county, hash)})`.execute(
      trx,
    );
    await moveCursor(trx, 'seals', county, last);
    return found.rows.length;
  });
}

/** Where the record of a county no longer matches its chain. */
export interface Breach {
  seal: number;
  entryId: string | null;
  what: 'changed' | 'removed' | 'inserted' | 'seal-changed' | 'seal-missing';
}

/** Recomputes the whole chain of a county and names every entry that was changed, removed or put in, and every broken seal. */
export async function verifyCounty(
  db: Db,
  sealer: Sealer,
  county: number,
  progress: (sealsDone: number) => void = () => {},
): Promise<{ entries: number; seals: number; unsealed: number; breaches: Breach[] }> {
  const breaches: Breach[] = [];
  let before = firstSeal;
  let entries = 0;
  for (;;) {
    const found = await sql<Seal>`select number, last_xid::text as last_xid, last_id, leaves, hash, mac
      from activity.seals where county = ${county} and number > ${before.number} order by number limit 1`.execute(db);
    const seal = found.rows[0];
    if (!seal) break;
    for (let missing = before.number + 1; missing < seal.number; missing++) {
      breaches.push({ seal: missing, entryId: null, what: 'seal-missing' });
    }
    const isWhole =
      same(seal.hash, chainHash(before.hash, seal.number, seal.leaves)) &&
      same(seal.mac, macOf(sealer, county, seal.hash));
    if (!isWhole) breaches.push({ seal: seal.number, entryId: null, what: 'seal-changed' });
    breaches.push(...(await compare(db, county, before, seal)));
    entries += seal.leaves.length / leafSize;
    before = seal;
    progress(seal.number);
  }
  const rest = await sql<{ count: number }>`select count(*) as count from activity.entries e
    where e.county = ${county} and (e.xid, e.id) > (${before.lastXid}::xid8, ${before.lastId}::uuid)`.execute(db);
  return { entries, seals: before.number, unsealed: rest.rows[0]?.count ?? 0, breaches };
}

async function compare(db: Db, county: number, before: Seal, seal: Seal): Promise<Breach[]> {
  const found = await sql<Leaf>`select e.id, e.xid::text as xid, ${canonical} as text from activity.entries e
    where e.county = ${county} and (e.xid, e.id) > (${before.lastXid}::xid8, ${before.lastId}::uuid)
      and (e.xid, e.id) <= (${seal.lastXid}::xid8, ${seal.lastId}::uuid)
    order by e.xid, e.id`.execute(db);
  const sealed = new Map<string, Buffer>();
  for (let at = 0; at < seal.leaves.length; at += leafSize) {
    sealed.set(seal.leaves.subarray(at, at + 16).toString('hex'), seal.leaves.subarray(at + 16, at + leafSize));
  }
  const breaches: Breach[] = [];
  for (const row of found.rows) {
    const key = row.id.replaceAll('-', '');
    const digest = sealed.get(key);
    if (!digest) breaches.push({ seal: seal.number, entryId: row.id, what: 'inserted' });
    else if (!same(digest, digestOf(row.text))) breaches.push({ seal: seal.number, entryId: row.id, what: 'changed' });
    sealed.delete(key);
  }
  for (const key of sealed.keys()) breaches.push({ seal: seal.number, entryId: dashed(key), what: 'removed' });
  return breaches;
}

interface Seal {
  number: number;
  lastXid: string;
  lastId: string;
  leaves: Buffer;
  hash: Buffer;
  mac: Buffer;
}

const none = Buffer.alloc(0);
const firstSeal: Seal = {
  number: 0,
  lastXid: '0',
  lastId: '00000000-0000-0000-0000-000000000000',
  leaves: none,
  hash: Buffer.alloc(32),
  mac: none,
};

async function lastSeal(db: Db, county: number): Promise<Seal> {
  const found = await sql<Seal>`select number, last_xid::text as last_xid, last_id, leaves, hash, mac
    from activity.seals where county = ${county} order by number desc limit 1`.execute(db);
  return found.rows[0] ?? firstSeal;
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();
const leafOf = (leaf: Leaf) => Buffer.concat([Buffer.from(leaf.id.replaceAll('-', ''), 'hex'), digestOf(leaf.text)]);
const same = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);
const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function chainHash(before: Buffer, number: number, leaves: Buffer): Buffer {
  return createHash('sha256').update(before).update(String(number)).update(leaves).digest();
}

function macOf(sealer: Sealer, county: number, hash: Buffer): Buffer {
  return sealer.mac(Buffer.concat([Buffer.from(`activity.seals:${county}:`), hash]));
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Sealer } from '../../platform/sealing/index.ts';

/** One entry's exact text as PostgreSQL holds it; any change to a column changes it. */
export const canonical = sql`concat_ws('|', e.county, e.xid, e.id, extract(epoch from e.at), coalesce(e.actor_id::text, '-'),
  coalesce(e.actor_role, '-'), e.kind, e.thing_id, e.detail::text)`;

/** Bytes an entry takes in a seal: its id, then the digest of its canonical text. */
export const leafSize = 48;

export interface Leaf {
  readonly id: string;
  readonly xid: string;
  readonly text: string;
}

export interface Seal {
  readonly number: number;
  readonly lastXid: string;
  readonly lastId: string;
  readonly leaves: Buffer;
  readonly hash: Buffer;
  readonly mac: Buffer;
}

const none = Buffer.alloc(0);

/** Where every chain begins. */
export const firstSeal: Seal = {
  number: 0,
  lastXid: '0',
  lastId: '00000000-0000-0000-0000-000000000000',
  leaves: none,
  hash: Buffer.alloc(32),
  mac: none,
};

export const sealColumns = sql`number, last_xid::text as last_xid, last_id, leaves, hash, mac`;

export async function lastSeal(db: Db, county: number): Promise<Seal> {
  const found = await sql<Seal>`select ${sealColumns} from activity.seals
    where county = ${county} order by number desc limit 1`.execute(db);
  return found.rows[0] ?? firstSeal;
}

export const digestOf = (text: string) => createHash('sha256').update(text).digest();
export const same = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

export function leafOf(leaf: Leaf): Buffer {
  return Buffer.concat([Buffer.from(leaf.id.replaceAll('-', ''), 'hex'), digestOf(leaf.text)]);
}

export function chainHash(before: Buffer, number: number, leaves: Buffer): Buffer {
  return createHash('sha256').update(before).update(String(number)).update(leaves).digest();
}

export function macOf(sealer: Sealer, county: number, hash: Buffer): Buffer {
  return sealer.mac(Buffer.concat([Buffer.from(`activity.seals:${county}:`), hash]));
}

import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Sealer } from '../../platform/sealing/index.ts';
import {
  canonical,
  chainHash,
  digestOf,
  firstSeal,
  type Leaf,
  leafSize,
  macOf,
  type Seal,
  same,
  sealColumns,
} from './chain.ts';
import type { Head, HeadNotes } from './head-notes.ts';

/** Where the record of a county no longer matches its chain, or the chain no longer matches the heads noted outside. */
export interface Breach {
  readonly seal: number;
  readonly entryId: string | null;
  readonly what: 'changed' | 'removed' | 'inserted' | 'seal-changed' | 'seal-missing' | 'not-as-noted';
}

export interface Verdict {
  readonly entries: number;
  readonly seals: number;
  readonly unsealed: number;
  readonly breaches: readonly Breach[];
}

export interface VerifyOptions {
  /** Begins after this seal, which is then trusted; 0, the whole chain, unless told. */
  readonly after?: number;
  readonly notes?: HeadNotes;
  readonly progress?: (sealsDone: number) => void;
}

/**
 * Recomputes a county's chain and names every entry that was changed, removed or put in, and every broken seal.
 * Rows cut off the end leave a chain that is whole in itself: only the heads noted outside the database tell.
 */
export async function verifyCounty(
  db: Db,
  sealer: Sealer,
  county: number,
  { after = 0, notes, progress = () => {} }: VerifyOptions = {},
): Promise<Verdict> {
  const noted = new Noted(notes?.read(county));
  const breaches: Breach[] = [];
  let before = await startAfter(db, county, after);
  let entries = 0;
  for (;;) {
    const seal = await sealAfter(db, county, before.number);
    if (!seal) break;
    for (let number = before.number + 1; number < seal.number; number++) breaches.push(broken(number, 'seal-missing'));
    if (!isWhole(sealer, county, before, seal)) breaches.push(broken(seal.number, 'seal-changed'));
    if (await noted.contradicts(seal)) breaches.push(broken(seal.number, 'not-as-noted'));
    breaches.push(...(await compare(db, county, before, seal)));
    entries += seal.leaves.length / leafSize;
    before = seal;
    progress(seal.number);
  }
  for await (const number of noted.beyond(before.number)) breaches.push(broken(number, 'seal-missing'));
  return { entries, seals: before.number, unsealed: await countAfter(db, county, before), breaches };
}

const broken = (seal: number, what: Breach['what']): Breach => ({ seal, entryId: null, what });

function isWhole(sealer: Sealer, county: number, before: Seal, seal: Seal): boolean {
  return (
    same(seal.hash, chainHash(before.hash, seal.number, seal.leaves)) &&
    same(seal.mac, macOf(sealer, county, seal.hash))
  );
}

async function startAfter(db: Db, county: number, number: number): Promise<Seal> {
  if (number <= 0) return firstSeal;
  const found = await sql<Seal>`select ${sealColumns} from activity.seals
    where county = ${county} and number <= ${number} order by number desc limit 1`.execute(db);
  return found.rows[0] ?? firstSeal;
}

async function sealAfter(db: Db, county: number, number: number): Promise<Seal | undefined> {
  const found = await sql<Seal>`select ${sealColumns} from activity.seals
    where county = ${county} and number > ${number} order by number limit 1`.execute(db);
  return found.rows[0];
}

async function countAfter(db: Db, county: number, last: Seal): Promise<number> {
  const rest = await sql<{ count: number }>`select count(*) as count from activity.entries e
    where e.county = ${county} and (e.xid, e.id) > (${last.lastXid}::xid8, ${last.lastId}::uuid)`.execute(db);
  return rest.rows[0]?.count ?? 0;
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

const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The notes walked beside the chain, so that neither is ever held whole. */
class Noted {
  readonly #lines: AsyncIterator<Pick<Head, 'number' | 'hash'>> | undefined;
  #next: Pick<Head, 'number' | 'hash'> | undefined;
  #begun = false;
  constructor(lines: AsyncIterable<Pick<Head, 'number' | 'hash'>> | undefined) {
    this.#lines = lines?.[Symbol.asyncIterator]();
  }
  async #step() {
    this.#begun = true;
    const line = await this.#lines?.next();
    this.#next = line && !line.done ? line.value : undefined;
  }
  async contradicts(seal: Seal): Promise<boolean> {
    if (!this.#begun) await this.#step();
    while (this.#next && this.#next.number < seal.number) await this.#step();
    let differs = false;
    // A chain that was cut and grown again notes the same number twice: both lines count.
    while (this.#next?.number === seal.number) {
      differs ||= this.#next.hash !== seal.hash.toString('hex');
      await this.#step();
    }
    return differs;
  }
  /** Numbers that were noted and that the chain does not reach any more. */
  async *beyond(last: number): AsyncGenerator<number> {
    if (!this.#begun) await this.#step();
    const told = new Set<number>();
    for (; this.#next; await this.#step()) {
      if (this.#next.number <= last || told.has(this.#next.number)) continue;
      told.add(this.#next.number);
      yield this.#next.number;
    }
  }
}

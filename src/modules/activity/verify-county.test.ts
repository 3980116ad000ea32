import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, vi } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { newId } from '../../platform/ids.ts';
import { createSealer } from '../../platform/sealing/index.ts';
import { systemActor } from '../../platform/system-actor.ts';
import { consumeFeed } from './feed.ts';
import { headNotesIn } from './head-notes.ts';
import { record } from './record.ts';
import { sealCounty } from './seal-county.ts';
import { verifyCounty } from './verify-county.ts';

const { sealer } = testMeans;
let county = 990000;
let folder = '';

beforeEach(() => {
  county += 1;
  folder = mkdtempSync(join(tmpdir(), 'jinlin-heads-'));
});

type Trx = World['dbs']['write'];
const write = (db: Trx, version: number) =>
  record(
    { county, db, now: new Date(), actor: systemActor(county), requestId: 'test', means: testMeans },
    { kind: 'rules.published', thingId: newId(), detail: { pack: 'cases', version, effectiveFrom: '' } },
  );

/** Some entries in batches, each sealed and its head noted. */
async function history(world: World, batches: number) {
  for (let batch = 0; batch < batches; batch++) {
    await world.dbs.write.transaction().execute(async (trx) => {
      await write(trx, batch * 2);
      await write(trx, batch * 2 + 1);
    });
    await headNotesIn(folder).append(county, await seal(world));
  }
}

/** The server's other databases write too, and a seal waits for whatever is still open there. */
function seal(world: World, by = sealer) {
  return vi.waitFor(async () => {
    const head = await sealCounty(world.dbs.write, by, county, new Date());
    if (!head) throw new Error('nothing to seal yet');
    return head;
  }, 5000);
}

/** As someone who owns the database and can switch its triggers off. */
async function tamper(world: World, statement: ReturnType<typeof sql>) {
  await world.dbs.write.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db);
    await statement.execute(db);
    await sql`set session_replication_role = origin`.execute(db);
  });
}

const check = (world: World) => verifyCounty(world.dbs.write, sealer, county, { notes: headNotesIn(folder) });

async function entryOf(world: World, version: number): Promise<string> {
  const found = await sql<{ id: string }>`select id from activity.entries
    where county = ${county} and (detail ->> 'version')::int = ${version}`.execute(world.dbs.write);
  return found.rows[0]?.id ?? '';
}

describe('the record of a county', () => {
  test('stands when nobody touched it', async ({ world }) => {
    await history(world, 3);
    expect(await check(world)).toEqual({ entries: 6, seals: 3, unsealed: 0, breaches: [] });
  });

  test.for([
    ['actor_role', sql`actor_role = 'resident'`],
    ['time', sql`at = at + interval '1 second'`],
    ['figures', sql`detail = detail || '{"pack": "other"}'`],
  ] as const)('tells which entry was changed, in its %s', async ([, change], { world }) => {
    await history(world, 3);
    const id = await entryOf(world, 3);
    await tamper(world, sql`update activity.entries set ${change} where county = ${county} and id = ${id}`);
    expect((await check(world)).breaches).toEqual([{ seal: 2, entryId: id, what: 'changed' }]);
  });

  test.for([0, 3, 5])('tells which entry was removed, the last one too (%i)', async (version, { world }) => {
    await history(world, 3);
    const id = await entryOf(world, version);
    await tamper(world, sql`delete from activity.entries where county = ${county} and id = ${id}`);
    const seal = Math.floor(version / 2) + 1;
    expect((await check(world)).breaches).toEqual([{ seal, entryId: id, what: 'removed' }]);
  });

  test('tells which entry was put in afterwards', async ({ world }) => {
    await history(world, 3);
    const false_ = newId();
    await tamper(
      world,
      sql`insert into activity.entries select county, xid, ${false_}::uuid, at, actor_id, actor_role, kind, thing_id, detail
        from activity.entries where county = ${county} order by xid limit 1`,
    );
    const { breaches } = await check(world);
    expect(breaches).toEqual([{ seal: expect.any(Number), entryId: false_, what: 'inserted' }]);
  });

  test('tells a seal that was made without the key', async ({ world }) => {
    await history(world, 3);
    const id = await entryOf(world, 3);
    await tamper(world, sql`delete from activity.seals where county = ${county} and number >= 2`);
    await tamper(world, sql`delete from activity.entries where county = ${county} and id = ${id}`);
    const forger = createSealer({ key: Buffer.alloc(32, 9), suite: 'standard' });
    await seal(world, forger);
    const { breaches } = await check(world);
    expect(breaches).toContainEqual({ seal: 2, entryId: null, what: 'seal-changed' });
    expect(breaches).toContainEqual({ seal: 2, entryId: null, what: 'not-as-noted' });
    expect(breaches).toContainEqual({ seal: 3, entryId: null, what: 'seal-missing' });
  });

  test('tells a seal whose leaves were rewritten, and the ones after it', async ({ world }) => {
    await history(world, 3);
    await tamper(
      world,
      sql`update activity.seals set leaves = substr(leaves, 1, 48) where county = ${county} and number = 2`,
    );
    const { breaches } = await check(world);
    expect(breaches.map((one) => [one.seal, one.what])).toEqual([
      [2, 'seal-changed'],
      [2, 'inserted'],
    ]);
  });

  test('tells a seal taken out of the middle', async ({ world }) => {
    await history(world, 3);
    await tamper(world, sql`delete from activity.seals where county = ${county} and number = 2`);
    const { breaches } = await check(world);
    expect(breaches).toContainEqual({ seal: 2, entryId: null, what: 'seal-missing' });
    expect(breaches).toContainEqual({ seal: 3, entryId: null, what: 'seal-changed' });
  });

  test('tells a tail cut off with its seals, by the heads noted outside the database', async ({ world }) => {
    await history(world, 4);
    await tamper(
      world,
      sql`delete from activity.entries where county = ${county} and (detail ->> 'version')::int >= 4`,
    );
    await tamper(world, sql`delete from activity.seals where county = ${county} and number >= 3`);
    expect((await verifyCounty(world.dbs.write, sealer, county)).breaches).toEqual([]);
    expect((await check(world)).breaches).toEqual([
      { seal: 3, entryId: null, what: 'seal-missing' },
      { seal: 4, entryId: null, what: 'seal-missing' },
    ]);
    // A chain that then grows on does not hide it.
    await history(world, 2);
    expect((await check(world)).breaches).toEqual([
      { seal: 3, entryId: null, what: 'not-as-noted' },
      { seal: 4, entryId: null, what: 'not-as-noted' },
    ]);
  });

  test('reads notes with a torn line and goes on', async ({ world }) => {
    await history(world, 3);
    const path = join(folder, `${county}.log`);
    const [one, two, three] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, `${one}\n${two?.slice(0, 20)}\n${three}\n`);
    expect((await check(world)).breaches).toEqual([]);
  });

  test('refuses to be changed, removed or emptied', async ({ world }) => {
    await history(world, 1);
    const { write: db } = world.dbs;
    for (const statement of [
      sql`update activity.entries set kind = 'x' where county = ${county}`,
      sql`delete from activity.entries where county = ${county}`,
      sql`truncate activity.entries`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow('append-only');
    }
  });
});

describe('a commit that comes late', () => {
  test('is passed over neither by the readers of the feed nor by a seal', async ({ world }) => {
    const { write: db } = world.dbs;
    const seen: number[] = [];
    const readers = async () => {
      await consumeFeed(db, 'test', county, 100, async (_trx, entries) => {
        for (const entry of entries) if (entry.kind === 'rules.published') seen.push(entry.detail.version);
      });
      await sealCounty(db, sealer, county, new Date());
    };
    let commit = () => {};
    const begun = new Promise<void>((written) => {
      void db.transaction().execute(async (trx) => {
        await write(trx, 1);
        written();
        await new Promise<void>((go) => {
          commit = go;
        });
      });
    });
    await begun;
    await db.transaction().execute((trx) => write(trx, 2));
    await readers();
    expect(seen).toEqual([]);
    commit();
    await expect
      .poll(async () => {
        await readers();
        return seen;
      })
      .toEqual([1, 2]);
    expect(await verifyCounty(db, sealer, county)).toMatchObject({ entries: 2, unsealed: 0, breaches: [] });
  });
});

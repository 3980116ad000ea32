import pg from 'pg';

/** A server looks after the database for a long time; a tool uses it for one piece of work. */
export type OwnerKind = 'server' | 'tool';

/** Somebody's claim to be the process that ends the embedded database; it lasts exactly as long as its connection. */
export interface Ownership {
  release(): Promise<void>;
}

// Any two numbers do, as long as nothing else takes them.
const lock = '(74837, 1)';
const nameOf = (kind: OwnerKind) => `jinlin-owner-${kind}`;

/** Claims a running database: the claim, or who holds it. A claim dies with its process, so that nobody waits for the dead. */
export async function claimDatabase(
  url: string,
  kind: OwnerKind,
): Promise<{ mine: Ownership } | { heldBy: OwnerKind }> {
  const client = new pg.Client({ connectionString: url, application_name: nameOf(kind), keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const claimed = await client.query(`select pg_try_advisory_lock${lock} as mine`);
  if (claimed.rows[0]?.mine) return { mine: { release: () => client.end() } };
  const found = await client.query(
    `select 1 from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.granted
       and l.classid = 74837 and l.objid = 1 and a.application_name = $1`,
    [nameOf('tool')],
  );
  await client.end();
  return { heldBy: found.rows.length > 0 ? 'tool' : 'server' };
}

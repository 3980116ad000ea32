import { sql } from 'kysely';
import { expect } from 'vitest';
import { emptyWorld, test } from '../support/jinlin.ts';

/** Tables that belong to no county: the queue's own, and the list of what was migrated. */
const belongToAll = ['graphile_worker', 'pgboss', 'public', 'drizzle'];

interface Key {
  table: string;
  name: string;
  first: string;
  otherFirst: string | null;
}

test('county is the first column of every primary key, of everything unique and of every reference', async () => {
  await using world = await emptyWorld();
  const found = await sql<Key>`
    select c.conrelid::regclass::text as "table", c.conname as name, a.attname as first, r.attname as other_first
    from pg_constraint c
    join pg_namespace n on n.oid = c.connamespace
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    left join pg_attribute r on r.attrelid = c.confrelid and r.attnum = c.confkey[1]
    where c.contype in ('p', 'u', 'f') and n.nspname !~ '^pg_' and n.nspname <> all(${belongToAll}::text[])
    union all
    select i.indrelid::regclass::text, i.indexrelid::regclass::text, coalesce(a.attname, '(expression)'), null
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_namespace n on n.oid = t.relnamespace
    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique and n.nspname !~ '^pg_' and n.nspname <> all(${belongToAll}::text[])
    order by 1, 2`.execute(world.dbs.write);
  expect(found.rows.length).toBeGreaterThan(50);
  const wrong = found.rows.filter(
    (key) => key.first !== 'county' || (key.otherFirst !== null && key.otherFirst !== 'county'),
  );
  expect(wrong).toEqual([]);
});

test('every table of a module has a primary key and a county that is never empty', async () => {
  await using world = await emptyWorld();
  const found = await sql<{ table: string; keyed: boolean; filled: boolean | null }>`
    select t.oid::regclass::text as "table",
      exists (select 1 from pg_constraint c where c.conrelid = t.oid and c.contype = 'p') as keyed,
      (select a.attnotnull and a.atttypid = 'integer'::regtype from pg_attribute a
        where a.attrelid = t.oid and a.attname = 'county') as filled
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where t.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and n.nspname <> all(${belongToAll}::text[])`.execute(world.dbs.write);
  expect(found.rows.length).toBeGreaterThan(30);
  expect(found.rows.filter((row) => !row.keyed || !row.filled)).toEqual([]);
});

// Runs every migration on an empty database and writes what comes out: the shape for review (db/schema.sql) and the
// table types for the compiler. `--check` only says whether both are fresh.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const { startEmbeddedServer } = await import('../src/platform/db/embedded-server.ts');
const root = new URL('..', import.meta.url).pathname;
const scratch = await mkdtemp(join(tmpdir(), 'jinlin-schema-'));
const { chmod } = await import('node:fs/promises');
await chmod(scratch, 0o755);
const server = await startEmbeddedServer(scratch, { fast: true });
const client = new pg.Client({ connectionString: server.url });
await client.connect();
try {
  for (const name of (await readdir(join(root, 'db/migrations'))).filter((one) => one.endsWith('.sql')).sort()) {
    await client.query(await readFile(join(root, 'db/migrations', name), 'utf8'));
  }
  const made = { 'db/schema.sql': await shape(), 'src/platform/db/tables.ts': await types() };
  let stale = 0;
  for (const [file, text] of Object.entries(made)) {
    const now = await readFile(join(root, file), 'utf8').catch(() => '');
    if (now === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`${file} is not what the migrations make: run node tools/schema.mjs`);
      stale++;
    } else await writeFile(join(root, file), text);
  }
  process.exitCode = stale ? 1 : 0;
} finally {
  await client.end();
  await server.stop();
  await rm(scratch, { recursive: true, force: true });
}

async function columns() {
  const found = await client.query(`
    select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as fallback, col_description(c.oid, a.attnum) as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
    order by n.nspname, c.relname, a.attnum`);
  const tables = new Map();
  for (const row of found.rows) {
    const key = `${row.schema}.${row.table}`;
    tables.set(key, [...(tables.get(key) ?? []), row]);
  }
  return tables;
}

async function shape() {
  const constraints = (
    await client.query(`select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as def
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'public') and k.contype <> 'n' order by 1, k.contype <> 'p', 2`)
  ).rows;
  const indexes = (
    await client.query(`select n.nspname || '.' || c.relname as table, pg_get_indexdef(i.indexrelid) as def
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pg_toast')
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by 1, 2`)
  ).rows;
  const out = ['-- What the migrations make, written by tools/schema.mjs for review; the migrations are what runs.\n'];
  for (const [table, list] of await columns()) {
    const lines = list.map(
      (c) => `  ${c.column} ${c.type}${c.required ? ' not null' : ''}${c.fallback ? ` default ${c.fallback}` : ''}`,
    );
    const rules = constraints.filter((k) => k.table === table).map((k) => `  constraint ${k.name} ${k.def}`);
    out.push(`create table ${table} (\n${[...lines, ...rules].join(',\n')}\n);`);
    for (const index of indexes.filter((i) => i.table === table)) out.push(`${index.def};`);
    out.push('');
  }
  return `${out.join('\n')}`;
}

async function types() {
  const ts = (type) => {
    if (type.endsWith('[]')) return `${ts(type.slice(0, -2))}[]`;
    if (/^(integer|bigint|smallint|numeric|double precision|real)/.test(type)) return 'number';
    if (type === 'boolean') return 'boolean';
    if (type === 'bytea') return 'Buffer';
    if (type.startsWith('timestamp')) return 'Date';
    if (type === 'jsonb') return 'JSONColumnType<object>';
    return 'string';
  };
  const camel = (text) => text.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  const out = [
    '// Made by `node tools/schema.mjs` from the migrations; not edited by hand.',
    "import type { Generated, JSONColumnType } from 'kysely';",
    '',
    'export interface Tables {',
  ];
  for (const [table, list] of await columns()) {
    out.push(`  '${camel(table)}': {`);
    for (const c of list) {
      const type = ts(c.type) + (c.required ? '' : ' | null');
      out.push(`    ${camel(c.column)}: ${c.fallback ? `Generated<${type}>` : type};`);
    }
    out.push('  };');
  }
  out.push('}', '');
  return out.join('\n');
}

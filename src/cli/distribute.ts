import pg from 'pg';
import type { Tool } from './tool.ts';

export const distributeTool: Tool = {
  name: 'distribute',
  usage: 'distribute [--execute yes]',
  does: '把各表按区县分布到 Citus 集群；不加 --execute yes 时只列出将要执行的语句',
  options: ['execute'],
  async run({ installation, io, options }) {
    const client = new pg.Client({ connectionString: installation.url });
    await client.connect();
    try {
      const statements = await distribution(client);
      if (options.execute !== 'yes') {
        for (const statement of statements) io.out(`${statement};`);
        return 0;
      }
      const found = await client.query("select 1 from pg_extension where extname = 'citus'");
      if (found.rowCount === 0) {
        io.err('这个数据库没有 citus 扩展。请先在集群上 create extension citus。');
        return 1;
      }
      for (const statement of statements) await client.query(statement);
      io.out(`已分布 ${statements.length} 张表。`);
      return 0;
    } finally {
      await client.end();
    }
  },
};

/** One statement a table, in an order in which foreign keys meet tables that are already distributed; all in step by county. */
export async function distribution(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string; keyed: boolean; needs: string[] }>(`
    select n.nspname || '.' || c.relname as name,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'county' and a.attnum > 0) as keyed,
      array(select distinct fn.nspname || '.' || f.relname from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
    order by 1`);
  const done: string[] = [];
  const waiting = [...found.rows];
  while (waiting.length > 0) {
    const at = waiting.findIndex((table) => table.needs.every((one) => done.includes(one)));
    const [table] = waiting.splice(Math.max(at, 0), 1);
    if (table) done.push(table.name);
  }
  const keyed = new Set(found.rows.filter((row) => row.keyed).map((row) => row.name));
  const [first] = done.filter((name) => keyed.has(name));
  return done.map((name) => {
    if (!keyed.has(name)) return `select create_reference_table('${name}')`;
    const together = name === first ? '' : `, colocate_with => '${first}'`;
    return `select create_distributed_table('${name}', 'county'${together})`;
  });
}

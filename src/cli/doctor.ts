import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import { openPhones } from '../modules/people/index.ts';
import { openCounties } from '../modules/places/index.ts';
import type { Tool, ToolCall } from './tool.ts';

interface Finding {
  readonly what: string;
  readonly well: boolean;
  readonly says: string;
}

type Check = (call: ToolCall) => Promise<Finding>;

export const doctorTool: Tool = {
  name: 'doctor',
  usage: 'doctor',
  does: '检查数据库、迁移、磁盘、密钥、队列、后台读数和时钟；有问题退出码为 1',
  async run(call) {
    let ill = 0;
    for (const check of [database, migrations, disk, key, queue, feed, positions, clock]) {
      const { what, well, says } = await check(call);
      if (!well) ill += 1;
      call.io.out(`${well ? '正常' : '有问题'}  ${what}：${says}`);
    }
    return ill === 0 ? 0 : 1;
  },
};

const database: Check = async ({ installation }) => {
  const found = await sql<{ version: number; shown: string; extensions: string[] }>`select
    current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
    (select array_agg(extname::text) from pg_extension) as extensions`.execute(installation.dbs.read);
  const row = found.rows[0];
  const missing = ['pg_trgm', 'btree_gin'].filter((name) => !row?.extensions.includes(name));
  const well = (row?.version ?? 0) >= 150_000 && missing.length === 0;
  const lacks = missing.length > 0 ? `，缺少扩展 ${missing.join('、')}` : '';
  return { what: '数据库', well, says: `PostgreSQL ${row?.shown ?? '未知'}（需要 15 以上）${lacks}` };
};

const migrations: Check = async ({ installation }) => {
  const missing = await installation.ready();
  return {
    what: '表结构',
    well: missing.length === 0,
    says: missing.length === 0 ? '已是最新' : '落后于程序，请重启服务',
  };
};

const disk: Check = async ({ installation }) => {
  const free = await statfs(installation.config.dataDir).then((found) => (found.bavail * found.bsize) / 2 ** 30);
  return { what: '磁盘', well: free >= 2, says: `数据目录还有 ${free.toFixed(1)} GB 可用（少于 2 GB 请清理）` };
};

/** A key that does not fit the data opens nothing: better found today than when a phone number is needed. */
const key: Check = async ({ installation }) => {
  const { dbs, means } = installation;
  for (const { county } of await openCounties(dbs.read)) {
    const found = await sql<{ id: string }>`select id from people.persons
      where county = ${county} and phone is not null limit 1`.execute(dbs.read);
    const [person] = found.rows;
    if (!person) continue;
    try {
      await openPhones(dbs.read, means, county, [person.id]);
      return { what: '密钥', well: true, says: '能打开已封存的内容' };
    } catch {
      return { what: '密钥', well: false, says: '打不开已封存的内容：请放回原来的 key 文件或 JINLIN_KEY' };
    }
  }
  return { what: '密钥', well: true, says: '还没有封存的个人资料可供试开' };
};

const queue: Check = async ({ installation }) => {
  const found = await sql<{ late: number; failed: number }>`select
    count(*) filter (where run_at < now() - interval '10 minutes' and attempts < max_attempts and locked_at is null) as late,
    count(*) filter (where attempts >= max_attempts) as failed from graphile_worker.jobs`.execute(
    installation.dbs.read,
  );
  const { late = 0, failed = 0 } = found.rows[0] ?? {};
  return {
    what: '后台任务',
    well: late === 0 && failed === 0,
    says: `晚了十分钟以上 ${late} 个，多次失败 ${failed} 个`,
  };
};

const feed: Check = async ({ installation }) => {
  const found = await sql<{ behind: number | null }>`select extract(epoch from max(now() - e.at))::int as behind
    from activity.cursors c
    join lateral (select at from activity.entries e where e.county = c.county and (e.xid, e.id) > (c.xid, c.id)
      order by e.xid, e.id limit 1) e on true`.execute(installation.dbs.read);
  const behind = found.rows[0]?.behind ?? 0;
  return {
    what: '后台读数',
    well: behind < 300,
    says: behind > 0 ? `最早一条未处理的记录在 ${behind} 秒前` : '没有积压',
  };
};

/** Positions are transaction numbers: a dump put back into another server leaves them ahead of it, and new entries unread. */
const positions: Check = async ({ installation }) => {
  const found = await sql<{ ahead: boolean }>`select coalesce(max(xid::text::numeric), 0) >=
    (pg_snapshot_xmax(pg_current_snapshot()))::text::numeric as ahead from activity.cursors`.execute(
    installation.dbs.read,
  );
  const ahead = found.rows[0]?.ahead === true;
  return {
    what: '读数位置',
    well: !ahead,
    says: ahead ? '比数据库的事务号还大，新记录会被漏读：见运维手册“恢复”' : '正常',
  };
};

const clock: Check = async ({ installation }) => {
  const before = Date.now();
  const found = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(installation.dbs.read);
  const middle = (before + Date.now()) / 2;
  const apart = Math.abs((found.rows[0]?.now.getTime() ?? 0) - middle) / 1000;
  return { what: '时钟', well: apart < 5, says: `与数据库相差 ${apart.toFixed(1)} 秒` };
};

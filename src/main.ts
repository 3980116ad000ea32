import { serve } from '@hono/node-server';
import { SingleBar } from 'cli-progress';
import { createApp } from './app.tsx';
import { demoPassword } from './demo/ground.ts';
import { seedDemo } from './demo/seed.ts';
import { type Installation, openInstallation, startWorker } from './installation.ts';
import { demoCounties } from './modules/people/index.ts';
import { openCounties } from './modules/places/index.ts';
import { type Config, readConfig } from './platform/config.ts';
import { LiveHub } from './platform/http/live-hub.ts';

/** Starts the server: database, shape, worker, web; stops cleanly on SIGTERM and SIGINT. */
async function main() {
  const config = readConfig(process.env);
  const opened = await openInstallation(config);
  if (config.DEMO !== 'off' && config.ROLE !== 'worker') await offerDemo(opened);
  const installation = { ...opened, means: { ...opened.means, demo: await showsDemo(config, opened) } };
  const hub = new LiveHub();
  const worker = config.ROLE === 'web' ? undefined : await startWorker(installation, hub);
  const app = createApp({ config, dbs: installation.dbs, means: installation.means, hub, ready: installation.ready });
  const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => {
    process.stdout.write(`近邻 is ready: http://localhost:${port}\n`);
    if (installation.means.demo) process.stdout.write(demoWords(port));
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const force = setTimeout(() => process.exit(1), 15_000);
    force.unref();
    server.close(() => {
      void (async () => {
        await worker?.stop();
        await installation.close();
        process.exit(0);
      })();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  // The embedded database's package ends the process on these signals at once; draining comes first here.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
}

/**
 * Whether codes and demo accounts may be shown: never where a county is open that the demo did not make, since that one
 * has real people in it.
 */
async function showsDemo(config: Config, { dbs }: Installation): Promise<boolean> {
  if (config.DEMO === 'off') return false;
  const [open, demo] = await Promise.all([openCounties(dbs.write), demoCounties(dbs.write)]);
  return open.length > 0 && open.every((one) => demo.includes(one.county));
}

function demoWords(port: number): string {
  return [
    'This is the demo, with invented people. Sign in at a county, for example:',
    `  http://localhost:${port}/350605/sign-in        a resident; the code stands on /350605/demo/outbox`,
    `  http://localhost:${port}/350605/sign-in/staff  dispatcher-350605, community-secretary-350605 … / ${demoPassword}`,
    '',
  ].join('\n');
}

/** An installation without any county shows itself with the demo; one with a county of its own is left alone. */
async function offerDemo({ dbs, means }: Installation) {
  const bar = new SingleBar({
    format: 'demo counties {bar} {value}/{total} cases',
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  let begun = false;
  await seedDemo(dbs, means, {
    progress: (done, of) => {
      if (!begun) bar.start(of, 0);
      begun = true;
      bar.update(done);
    },
  });
  if (begun) bar.stop();
}

await main();

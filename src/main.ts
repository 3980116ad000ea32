import { serve } from '@hono/node-server';
import { createApp } from './app.tsx';
import { openInstallation, startWorker } from './installation.ts';
import { readConfig } from './platform/config.ts';
import { LiveHub } from './platform/http/live-hub.ts';

/** Starts the server: database, shape, worker, web; stops cleanly on SIGTERM and SIGINT. */
async function main() {
  const config = readConfig(process.env);
  const installation = await openInstallation(config);
  const hub = new LiveHub();
  const worker = config.ROLE === 'web' ? undefined : await startWorker(installation, hub);
  const app = createApp({ config, dbs: installation.dbs, means: installation.means, hub, ready: installation.ready });
  const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => {
    process.stdout.write(`近邻 is ready: http://localhost:${port}\n`);
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

await main();

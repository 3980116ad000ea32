import { join } from 'node:path';
import type pg from 'pg';
import { consumeEveryFeed, sealEveryCounty } from './feeds.ts';
import { headNotesIn } from './modules/activity/index.ts';
import type { Config } from './platform/config.ts';
import type { Means } from './platform/context.ts';
import { openDatabase } from './platform/db/database.ts';
import type { OwnerKind } from './platform/db/database-owner.ts';
import { type EmbeddedServer, startEmbeddedServer } from './platform/db/embedded-server.ts';
import { isMigrated, migrate } from './platform/db/migrate.ts';
import { readChannels } from './platform/delivery/index.ts';
import { localStore } from './platform/files/index.ts';
import type { LiveHub } from './platform/http/live-hub.ts';
import { startQueue } from './platform/jobs/queue.ts';
import { startTicker } from './platform/jobs/ticker.ts';
import { createLog } from './platform/log.ts';
import type { Databases } from './platform/run.ts';
import { createSealer, loadRootKey } from './platform/sealing/index.ts';
import { crontab, tasks } from './tasks.ts';

/** Everything one running process holds: database, pools, outside means. Shared by the server, the operator's tool and the tests. */
export interface Installation {
  readonly config: Config;
  readonly dbs: Databases;
  readonly means: Means;
  readonly url: string;
  ready(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts or joins the database, brings it to the newest shape and opens the pools. A tool never ends a database it joined. */
export async function openInstallation(config: Config, as: OwnerKind = 'server'): Promise<Installation> {
  const log = createLog(config.LOG_LEVEL);
  let server: EmbeddedServer | undefined;
  if (!config.DATABASE_URL) {
    server = await startEmbeddedServer(join(config.dataDir, 'database'), {
      port: config.DATABASE_PORT,
      fast: config.DATABASE_FAST === 'unsafe',
      as,
    });
  }
  const url = config.DATABASE_URL ?? server?.url ?? '';
  await migrate(url);
  const write = openDatabase(url, { size: config.POOL_SIZE, name: 'jinlin' });
  const read = openDatabase(config.DATABASE_READ_URL ?? url, {
    size: config.POOL_SIZE,
    readOnly: true,
    name: 'jinlin-read',
  });
  const means: Means = {
    log,
    sealer: createSealer({ key: loadRootKey(config.dataDir, config.env), suite: config.CIPHER_SUITE }),
    files: localStore(join(config.dataDir, 'files')),
    channels: readChannels(config.env),
    // The server says so once it has seen what counties there are.
    demo: false,
    origin: config.ORIGIN,
  };
  return {
    config,
    dbs: { write: write.db, read: read.db },
    means,
    url,
    ready: () => missing(read.pool),
    async close() {
      await Promise.all([write.db.destroy(), read.db.destroy()]);
      await server?.stop();
    },
  };
}

async function missing(pool: pg.Pool): Promise<string[]> {
  try {
    return (await isMigrated(pool)) ? [] : ['migrations'];
  } catch {
    return ['database'];
  }
}

/** Starts what works behind the pages: the queue, the readers of the activity feed, the sealing. Answers how to stop it. */
export async function startWorker(installation: Installation, hub: LiveHub): Promise<{ stop(): Promise<void> }> {
  const { config, dbs, means, url } = installation;
  const notes = headNotesIn(join(config.dataDir, 'seals'));
  const runner = await startQueue(url, tasks(dbs, means), crontab, means.log);
  const feeds = startTicker('feeds', 500, means.log, () => consumeEveryFeed(dbs.write, means, hub));
  const seals = startTicker('seals', 3000, means.log, () => sealEveryCounty(dbs.write, means.sealer, notes));
  return {
    async stop() {
      await Promise.all([feeds.stop(), seals.stop(), runner.stop()]);
    },
  };
}

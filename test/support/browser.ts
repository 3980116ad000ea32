import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { startQueue } from '../../src/platform/jobs/queue.ts';
import { tasks } from '../../src/tasks.ts';
import { findChromium } from '../../tools/browser.mjs';
import type { Cast, Member } from './cast.ts';
import { test as base, type World } from './jinlin.ts';
import { testMeans } from './means.ts';

export interface Visitor {
  readonly tab: Page;
  /** What the browser complained of since the last look: console errors, uncaught errors, requests that failed. */
  complaints(): string[];
  /** Opens a path below the county. */
  go(path: string): Promise<void>;
  /** Does something that makes the feed and its readers work, and waits for them. */
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly script?: boolean;
  readonly width?: number;
  readonly dark?: boolean;
}

export interface Town extends World {
  readonly origin: string;
  /** A browser of somebody's own: signed in as a member of the cast, or as nobody. */
  visit(who: keyof Cast['people'] | Member | null, options?: VisitOptions): Promise<Visitor>;
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the one browser of a file. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: findChromium() ?? '', args });

async function serve(world: World): Promise<{ server: Server; origin: string }> {
  const server = createServer(getRequestListener(world.app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A test with the product behind a real socket, its feed read and its jobs done all the time, and one browser for the whole file. */
export const test = base.extend('town', { scope: 'file' }, async ({ world }, { onCleanup }) => {
  const { server, origin } = await serve(world);
  const browser = await openBrowser();
  const stop = keepReading(world);
  const jobs = await startQueue(world.url, tasks(world.dbs, testMeans), '', testMeans.log);
  const visits = new Set<Visitor>();
  onCleanup(async () => {
    const complaints = [...visits].flatMap((visit) => visit.complaints());
    await browser.close();
    await Promise.all([stop(), jobs.stop()]);
    server.closeAllConnections();
    server.close();
    expect(complaints, 'what the browser complained of').toEqual([]);
  });
  const town: Town = {
    ...world,
    origin,
    async visit(who, options = {}) {
      const member = typeof who === 'string' ? world.cast.people[who] : who;
      const visit = await openVisit(browser, `${origin}/${member?.county ?? world.cast.county}`, member, options);
      visits.add(visit);
      return visit;
    },
  };
  return town;
});

/** The feed is read as in the running product; a test needs not say when. */
function keepReading(world: World): () => Promise<void> {
  let stopped = false;
  const reading = (async () => {
    while (!stopped) {
      await world.settle();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return async () => {
    stopped = true;
    await reading;
  };
}

async function openVisit(
  browser: Browser,
  home: string,
  member: Member | null,
  { script = true, width = 390, dark = false }: VisitOptions,
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(8000);
  if (member) await signIn(context, home, member);
  const tab = await context.newPage();
  const complaints = listen(context);
  return {
    tab,
    complaints: () => complaints.splice(0),
    go: async (path) => {
      await tab.goto(home + path);
    },
    close: () => context.close(),
  };
}

async function signIn(context: BrowserContext, home: string, member: Member) {
  const { hostname, pathname } = new URL(home);
  await context.addCookies([{ name: 'jinlin', value: member.token, domain: hostname, path: pathname }]);
}

/** A page that is refused on purpose says so with its status; everything else the browser complains of counts. */
function listen(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    const expected = /status of (409|422|404|403)/.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (problem) => complaints.push(`uncaught: ${problem.error()}`));
  context.on('requestfailed', (request) => {
    // Leaving a page ends its stream and whatever it was still fetching.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { activityWords } from './activity-words.ts';
import { activityRoutes } from './modules/activity/index.ts';
import { caseRoutes } from './modules/cases/index.ts';
import { sendCodeMessage } from './modules/notices/index.ts';
import { routes as noticeRoutes } from './modules/notices/routes.ts';
import { organizationRoutes } from './modules/organizations/index.ts';
import { findVisitor, onCode, peopleRoutes } from './modules/people/index.ts';
import { findCounty, openCounties, placeRoutes } from './modules/places/index.ts';
import { rulesRoutes } from './modules/rules/index.ts';
import { ErrorPage } from './pages/error-page.tsx';
import { FrontPage } from './pages/front-page.tsx';
import { home } from './pages/home.ts';
import { HomePage } from './pages/home-page.tsx';
import type { Config } from './platform/config.ts';
import type { Means } from './platform/context.ts';
import { LiveHub } from './platform/http/live-hub.ts';
import { metrics } from './platform/http/metrics.ts';
import { openApi } from './platform/http/openapi.ts';
import { page, type Route, type View } from './platform/http/route.ts';
import { mountRoutes, wantsJson } from './platform/http/server.tsx';
import { packageRoot } from './platform/package-root.ts';
import type { Databases } from './platform/run.ts';

/** Every URL of the product, module by module. */
export const routes: readonly Route[] = [
  page('/', home, HomePage, { open: true }),
  ...peopleRoutes,
  ...placeRoutes,
  ...organizationRoutes,
  ...rulesRoutes,
  ...caseRoutes,
  ...noticeRoutes,
  ...activityRoutes(activityWords),
];

// People may not use notices; here the one is lent the other's way to a phone.
onCode(sendCodeMessage);

export interface AppParts {
  readonly config: Pick<Config, 'SECURE_COOKIES' | 'TRUST_PROXY' | 'RATE_LIMITS'>;
  readonly dbs: Databases;
  readonly means: Means;
  readonly hub?: LiveHub;
  readonly ready: () => Promise<string[]>;
}

const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
};

/** The one composition root of the web side: mounts every route, and lends people's sign-in to the transport. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  app.use(trimTrailingSlash());
  const assets = readAssets();
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  });
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    const missing = await parts.ready();
    return c.json({ ready: missing.length === 0, missing }, missing.length === 0 ? 200 : 503);
  });
  app.get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.type }));
  const document = openApi(routes, version, (route) => `${route.kind} ${route.path}`);
  app.get('/openapi.json', (c) => c.json(document));
  app.get('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('/assets/*', serveStatic({ root: join(packageRoot(), 'dist'), precompressed: true }));
  app.get('/', async (c) => {
    const counties = await openCounties(parts.dbs.read);
    const [only] = counties;
    if (only && counties.length === 1) return c.redirect(`/${only.county}`, 302);
    return c.html(<FrontPage assets={assets} counties={counties} />);
  });
  mountRoutes(app, {
    dbs: parts.dbs,
    means: parts.means,
    hub: parts.hub ?? new LiveHub(),
    routes,
    assets,
    secureCookies: parts.config.SECURE_COOKIES === 'on',
    trustProxy: parts.config.TRUST_PROXY === 'on',
    rateLimits: parts.config.RATE_LIMITS === 'on',
    findVisitor: (county, token, now) => findVisitor(parts.dbs.read, parts.means, county, token, now),
    findCounty: (county) => findCounty(parts.dbs.read, county),
    errorPage: (props) => <ErrorPage {...props} assets={assets} />,
    observe: metrics.observe,
  });
  const plain = (c: Context, status: 404 | 500, message: string) => {
    if (wantsJson(c)) {
      const body = { type: 'about:blank', title: message, status, code: status === 404 ? 'not-found' : 'failure' };
      return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8' });
    }
    return c.html(<ErrorPage view={null} assets={assets} status={status} message={message} requestId="" />, status);
  };
  app.notFound((c) => plain(c, 404, '没有这个页面。请检查网址，或回到首页。'));
  // What fails outside every route, such as the front page while the database is away.
  app.onError((problem, c) => {
    parts.means.log.error({ problem: { message: problem.message, stack: problem.stack } }, 'unexpected failure');
    return plain(c, 500, '系统出了点问题，已经记下来了。请稍后再试。');
  });
  return app;
}

function readAssets(): View['assets'] {
  const built = JSON.parse(readFileSync(join(packageRoot(), 'dist/assets.json'), 'utf8')) as {
    css: string;
    script: string;
  };
  return { css: built.css, scripts: [built.script] };
}

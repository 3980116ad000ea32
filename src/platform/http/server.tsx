import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Child } from 'hono/jsx';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Actor, Means, ReadCtx } from '../context.ts';
import { refusalOf } from '../db/constraints.ts';
import { Forbidden, Invalid, NotFound, Refusal, Unreadable } from '../errors.ts';
import { newId } from '../ids.ts';
import { type Call, type Databases, runCommand, runQuery } from '../run.ts';
import { gather, type RawInput, readInput } from './body.ts';
import type { LiveHub } from './live-hub.ts';
import type { ActionRoute, FileRoute, FormState, LiveRoute, PageRoute, Route, View, Visitor } from './route.ts';

/** Who knocks: lent by the people module, so that the transport knows nothing of persons. */
export type FindVisitor = (
  county: number,
  token: string,
  now: Date,
) => Promise<{ actor: Actor; visitor: Visitor } | null>;

export interface ServerParts {
  readonly dbs: Databases;
  readonly means: Means;
  readonly hub: LiveHub;
  readonly routes: readonly Route[];
  readonly assets: View['assets'];
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
  readonly rateLimits: boolean;
  readonly findVisitor: FindVisitor;
  readonly findCounty: (county: number) => Promise<{ name: string } | null>;
  readonly errorPage: (props: { view: View | null; status: number; message: string; requestId: string }) => Child;
  readonly observe: (route: string, method: string, status: number, seconds: number) => void;
}

interface Visit {
  actor: Actor;
  visitor: Visitor | null;
  view: View;
  call: Call;
}

const noForm: FormState = { values: {}, errors: {}, message: null };
const cookieName = 'jinlin';
const day = 86_400;

/** Mounts every route under /:county with the same three gates, the same errors, and the same two languages: HTML and JSON. */
export function mountRoutes(app: Hono, parts: ServerParts) {
  const pages = new Map(parts.routes.filter((r): r is PageRoute => r.kind === 'page').map((r) => [r.path, r]));
  for (const route of parts.routes) {
    const path = `/:county{[0-9]{6}}${route.path === '/' ? '' : route.path}`;
    const method = route.kind === 'action' ? 'post' : 'get';
    const limiter = limiterOf(route, parts);
    app[method](path, async (c) => {
      const started = performance.now();
      const response = await answer(c, parts, route, pages, limiter);
      parts.observe(route.path, method, response.status, (performance.now() - started) / 1000);
      return response;
    });
  }
}

function limiterOf(route: Route, parts: ServerParts) {
  if (route.kind !== 'action' || !route.options.tries || !parts.rateLimits) return null;
  return new RateLimiterMemory({ points: route.options.tries, duration: 3600 });
}

async function answer(
  c: Context,
  parts: ServerParts,
  route: Route,
  pages: Map<string, PageRoute>,
  limiter: RateLimiterMemory | null,
): Promise<Response> {
  const requestId = randomUUID();
  c.header('x-request-id', requestId);
  let visit: Visit | null = null;
  try {
    visit = await welcome(c, parts, requestId);
    door(route, visit, c);
    // By person where one is known: colleagues behind one address do not use up each other's tries.
    if (limiter) await slow(limiter, visit.actor.id ?? addressOf(c, parts.trustProxy));
    if (route.kind === 'page') return await answerPage(c, parts, route, visit);
    if (route.kind === 'file') return await answerFile(c, parts, route, visit);
    if (route.kind === 'live') return answerLive(c, parts, route, visit);
    return await answerAction(c, parts, route, visit, pages);
  } catch (problem) {
    return refuse(c, parts, visit, problem, requestId);
  }
}

/** Finds the county, the session or token, and what the pages need to know of the visit. */
async function welcome(c: Context, parts: ServerParts, requestId: string): Promise<Visit> {
  const county = Number(c.req.param('county'));
  const now = new Date();
  const bearer = c.req.header('authorization');
  const token = bearer?.startsWith('Bearer ') ? bearer.slice(7) : getCookie(c, cookieName);
  const [place, found] = await Promise.all([
    parts.findCounty(county),
    token ? parts.findVisitor(county, token, now) : null,
  ]);
  if (!place) throw new NotFound('这里还没有开通近邻。请检查网址里的六位区县代码。');
  if (bearer && !found) throw new Unreadable(401, 'token-refused', '令牌无效、已过期或已停用。');
  const actor = found?.actor ?? stranger(county);
  const call: Call = { actor, now, requestId, means: parts.means, key: undefined, about: undefined };
  return {
    actor,
    visitor: found?.visitor ?? null,
    view: viewOf(c, parts, place.name, actor, found?.visitor ?? null, now),
    call,
  };
}

function viewOf(
  c: Context,
  parts: ServerParts,
  countyName: string,
  actor: Actor,
  visitor: Visitor | null,
  now: Date,
): View {
  const url = new URL(c.req.url);
  const base = `/${actor.county}`;
  const said = getCookie(c, 'notice');
  if (said) deleteCookie(c, 'notice', { path: base });
  const large = getCookie(c, 'large');
  return {
    county: actor.county,
    countyName,
    base,
    path: url.pathname.slice(base.length) || '/',
    search: url.search,
    actor,
    visitor,
    elder: large ? large === 'on' : (visitor?.elder ?? false),
    demo: parts.means.demo,
    notice: said ?? null,
    assets: parts.assets,
    now,
    key: newId,
  };
}

/** A visitor who has not signed in: may open what is open, and holds no words. */
export function stranger(county: number): Actor {
  return {
    id: null,
    county,
    role: null,
    grantId: null,
    place: null,
    organizationId: null,
    scopes: null,
    sessionId: null,
    can: () => false,
  };
}

function door(route: Route, visit: Visit, c: Context) {
  if (route.kind === 'action' && !c.req.header('authorization')) sameOrigin(c);
  if (route.options.open) return;
  if (!visit.actor.id) throw new Unreadable(401, 'sign-in', '请先登录。');
  const words = wordsOf(route);
  if (words.length > 0 && !words.some((word) => visit.actor.can(word))) throw new Forbidden(words[0]);
}

/** The words of which a visitor needs one; none for an open route. */
export function wordsOf({ options: { word } }: Route): readonly string[] {
  if (word === undefined) return [];
  return typeof word === 'string' ? [word] : word;
}

/** A form may only come from our own pages: browsers say where it came from, and cookies are SameSite=Lax besides. */
function sameOrigin(c: Context) {
  const site = c.req.header('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = c.req.header('origin');
  if (site === undefined && origin === undefined && getCookie(c, cookieName) === undefined) return;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === c.req.header('host')) return;
  throw new Forbidden('cross-site', '这个请求不是从近邻的页面发出的，没有执行。请回到页面重新操作。');
}

async function slow(limiter: RateLimiterMemory, whose: string) {
  try {
    await limiter.consume(whose);
  } catch {
    throw new Unreadable(429, 'too-fast', '操作太频繁了，请过一会儿再试。', 600);
  }
}

function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return forwarded ?? incoming?.socket?.remoteAddress ?? 'local';
}

function queryInput(c: Context): RawInput {
  const pairs: [string, string][] = [];
  for (const [name, values] of Object.entries(c.req.queries())) for (const value of values) pairs.push([name, value]);
  return { ...gather(pairs), ...paramsOf(c) };
}

function paramsOf(c: Context): Record<string, string> {
  const { county: _county, ...params } = c.req.param() as Record<string, string>;
  return params;
}

async function answerPage(c: Context, parts: ServerParts, route: PageRoute, visit: Visit): Promise<Response> {
  const data = await runQuery(parts.dbs, route.query, visit.call, queryInput(c));
  if (wantsJson(c)) return c.json(data ?? null, 200, { 'cache-control': 'no-store' });
  return html(c, route.render({ view: visit.view, data: data as never, form: noForm }), 200);
}

async function answerFile(c: Context, parts: ServerParts, route: FileRoute, visit: Visit): Promise<Response> {
  const made = await runQuery(parts.dbs, route.query, visit.call, queryInput(c));
  c.header('content-type', made.type);
  c.header(
    'content-disposition',
    `${made.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(made.name)}`,
  );
  c.header('cache-control', made.maxAge ? `private, max-age=${made.maxAge}, immutable` : 'no-store');
  return c.body(made.body instanceof Uint8Array ? new Uint8Array(made.body) : made.body);
}

function answerLive(c: Context, parts: ServerParts, route: LiveRoute, visit: Visit): Response {
  const topic = route.topic({ ...visit.call, county: visit.actor.county, db: parts.dbs.read } satisfies ReadCtx);
  const text = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const send = (words: string) => stream.enqueue(text.encode(words));
      send('retry: 5000\n\n');
      const quiet = parts.hub.listen(topic, () => send('event: change\ndata: 1\n\n'));
      const beat = setInterval(() => send(': still here\n\n'), 25_000);
      stop = () => {
        quiet();
        clearInterval(beat);
      };
    },
    cancel: () => stop(),
  });
  return c.body(body, 200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
}

async function answerAction(
  c: Context,
  parts: ServerParts,
  route: ActionRoute,
  visit: Visit,
  pages: Map<string, PageRoute>,
): Promise<Response> {
  const body = await readInput(c, route.options.maxBody ?? 1024 * 1024);
  const { _key, ...typed } = body;
  const input = { ...typed, ...paramsOf(c) };
  const key = c.req.header('idempotency-key') ?? (typeof _key === 'string' ? _key : undefined);
  const call: Call = { ...visit.call, key: checkKey(key), about: `${c.req.method} ${c.req.path}` };
  try {
    const result = await runCommand(parts.dbs, route.command, call, input);
    keepSession(c, parts, route, visit.actor.county, result);
    keepChoice(c, parts, route, visit.view.base, result);
    if (wantsJson(c)) return c.json((result ?? {}) as object, 201, { 'cache-control': 'no-store' });
    if (route.shows) return html(c, route.shows({ view: visit.view, data: result as never, form: noForm }), 201);
    if (route.options.says) {
      setCookie(c, 'notice', route.options.says, {
        path: visit.view.base,
        httpOnly: true,
        sameSite: 'Lax',
        secure: parts.secureCookies,
        maxAge: 60,
      });
    }
    const next = route.done(result as never, input);
    return c.redirect(visit.view.base + (next === '/' ? '' : next), 303);
  } catch (problem) {
    const back = route.options.form ? pages.get(route.options.form) : undefined;
    if (!(problem instanceof Invalid || problem instanceof Refusal) || !back || wantsJson(c)) throw problem;
    if (!(problem instanceof Invalid) && problem.status !== 409) throw problem;
    const form: FormState = {
      values: typed,
      errors: problem instanceof Invalid ? problem.fields : {},
      message: problem.message,
    };
    const data = await runQuery(parts.dbs, back.query, visit.call, { ...typed, ...paramsOf(c) });
    return html(c, back.render({ view: visit.view, data: data as never, form }), problem.status);
  }
}

function keepSession(c: Context, parts: ServerParts, route: ActionRoute, county: number, result: unknown) {
  if (route.options.session === 'close') return clearSession(c, county);
  const token = (result as { session?: unknown } | null)?.session;
  if (route.options.session === 'open' && typeof token === 'string') setSession(c, county, token, parts.secureCookies);
}

function keepChoice(c: Context, parts: ServerParts, route: ActionRoute, path: string, result: unknown) {
  const name = route.options.cookie;
  const choice = name && (result as Record<string, unknown> | null)?.[name];
  if (!name || typeof choice !== 'string') return;
  setCookie(c, name, choice, { path, httpOnly: true, sameSite: 'Lax', secure: parts.secureCookies, maxAge: 365 * day });
}

function checkKey(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (!/^[\w-]{8,200}$/.test(key))
    throw new Unreadable(400, 'bad-key', 'Idempotency-Key 应为 8 到 200 个字母、数字、横线或下划线。');
  return key;
}

/** JSON for whoever asks for it or speaks it; HTML for a browser. */
export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? '';
  if (accept.includes('text/html')) return false;
  return (
    accept.includes('json') ||
    (c.req.header('content-type') ?? '').startsWith('application/json') ||
    c.req.header('authorization') !== undefined
  );
}

async function html(c: Context, node: Child, status: number): Promise<Response> {
  const text = String(await (node as unknown as Promise<unknown>));
  c.header('content-type', 'text/html; charset=utf-8');
  c.header('cache-control', 'no-store');
  if (text.length > 1400 && (c.req.header('accept-encoding') ?? '').includes('gzip')) {
    c.header('content-encoding', 'gzip');
    c.header('vary', 'accept-encoding, accept, cookie');
    return c.body(new Uint8Array(gzipSync(text, { level: 4 })), status as 200);
  }
  return c.body(text, status as 200);
}

async function refuse(
  c: Context,
  parts: ServerParts,
  visit: Visit | null,
  problem: unknown,
  requestId: string,
): Promise<Response> {
  const refusal = problem instanceof Refusal ? problem : refusalOf(problem);
  const status = refusal?.status ?? 500;
  if (!refusal)
    parts.means.log.error({ requestId, route: c.req.routePath, problem: describe(problem) }, 'unexpected failure');
  if (status === 401 && !wantsJson(c) && c.req.method === 'GET') {
    const back = encodeURIComponent(visit ? visit.view.path + visit.view.search : '/');
    return c.redirect(`/${c.req.param('county')}/sign-in?next=${back}`, 303);
  }
  const message = refusal?.message ?? '系统出了点问题，已经记下来了。请稍后再试。';
  if (refusal instanceof Unreadable && refusal.retryAfter) c.header('retry-after', String(refusal.retryAfter));
  if (status === 401) c.header('www-authenticate', 'Bearer');
  if (wantsJson(c)) {
    const body = {
      type: `urn:jinlin:${refusal?.code ?? 'failure'}`,
      title: message,
      status,
      code: refusal?.code ?? 'failure',
      requestId,
      ...(refusal instanceof Invalid ? { fields: refusal.fields } : {}),
    };
    return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8' });
  }
  return html(c, parts.errorPage({ view: visit?.view ?? null, status, message, requestId }), status);
}

/** Keeps the stack and the database's code; drops its `detail`, which repeats the values of the row. */
function describe(problem: unknown) {
  if (!(problem instanceof Error)) return { message: String(problem) };
  const { code, constraint } = problem as { code?: string; constraint?: string };
  return { message: problem.message, code, constraint, stack: problem.stack };
}

/** A session cookie lives under its county's path, so that counties served by one address never share it. */
function setSession(c: Context, county: number, token: string, secure: boolean) {
  setCookie(c, cookieName, token, { path: `/${county}`, httpOnly: true, sameSite: 'Lax', secure, maxAge: 30 * day });
}

function clearSession(c: Context, county: number) {
  deleteCookie(c, cookieName, { path: `/${county}` });
}

import fc from 'fast-check';
import { openApi } from '../../src/platform/http/openapi.ts';
import type { Route } from '../../src/platform/http/route.ts';

/** One request as it goes over the wire, with enough words to be read when it broke something. */
export interface HostileRequest {
  readonly who: string;
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** What a generator may draw from: the callers, and ids that exist somewhere. */
export interface Ground {
  readonly callers: Readonly<Record<string, Caller>>;
  /** Who usually does what a word stands for, and so gets further than whoever merely holds it. */
  readonly usual: Readonly<Record<string, string>>;
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly counties: readonly number[];
}

export interface Caller {
  readonly county: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly can: (word: string) => boolean;
}

interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

interface Operation {
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: {
    content: { 'application/json': { schema: { properties: Record<string, Schema>; required?: string[] } } };
  };
}

const nastyTexts = [
  '',
  ' ',
  '\u0000',
  '灯\u0000\u0000亮',
  '灯坏了\u0000',
  '楼道\u0000灯',
  '\ud800',
  '灯\udc00坏了',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  "'; drop table cases.cases; --",
  "%' or 1=1 --",
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it looks like a template on purpose
  '${7*7}',
  '=HYPERLINK("http://bad.example")',
  '../../../../etc/passwd',
  '//bad.example/x',
  '\\\\bad.example',
  'http://bad.example',
  'javascript:alert(1)',
  '/x\r\nset-cookie: a=b',
  'a & b | !c:*',
  "\\' <-> :*",
  '1900-01-01',
  '2999-12-31',
  '2026-02-30',
  '+275760-09-13T00:00:00Z',
  '-1',
  '0',
  '1e400',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '2147483648',
  '0x10',
  '13912345678',
  '1_2_3',
  '2026-01-01T00:00:00.000Z_00000000-0000-0000-0000-000000000000',
  '\u202e\u200b\ufeff',
  '👵🏽'.repeat(40),
  '好'.repeat(201),
  '好'.repeat(12_000),
  '好'.repeat(20_001),
];

const goodTexts = [
  '楼道的灯坏了，晚上看不见。',
  '已经修好了，请看看。',
  '请尽快处理',
  '东门口第二棵树旁',
  '2026 年 5 月',
];
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const dates = [day(1), day(20), `${day(5)}T09:00`, '1900-01-01', '2999-12-31', '0000-00-00'];

const nastyValues = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>(...nastyTexts) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, true, false, -1, 0, 1.5, 1e308, -1e308, 2 ** 53, 99_999_999_999),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      [],
      {},
      [[]],
      [null],
      ['a', 'b'],
      { length: 3 },
      { toString: 'x' },
      Array(300).fill('x'),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);

/** Requests to one of the routes, drawn from what its own document says it takes, and from what it does not. */
export function hostileRequest(routes: readonly Route[], ground: Ground): fc.Arbitrary<HostileRequest> {
  const document = openApi(routes, 'test') as { paths: Record<string, Record<string, Operation>> };
  const asked = routes
    .filter((route) => route.kind !== 'live')
    .map((route) => {
      const path = `/{county}${route.path === '/' ? '' : route.path.replace(/:(\w+)/g, '{$1}')}`;
      const method = route.kind === 'action' ? 'post' : 'get';
      return { route, method, operation: document.paths[path]?.[method] as Operation };
    });
  return fc.constantFrom(...asked).chain(({ route, method, operation }) =>
    fc
      .record({
        who: callerFor(route, ground),
        html: fc.boolean(),
        path: pathOf(route.path, operation, ground),
        input: inputOf(operation, method, ground),
        wire: fc.constantFrom(...wires),
        broken: fc.constantFrom(...brokenBodies),
        key: fc.oneof(
          { weight: 12, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.constantFrom('same-key-again', 'short', 'x'.repeat(201)) },
        ),
        elsewhere: fc.integer({ min: 0, max: 15 }).map((one) => one === 0),
      })
      .map((drawn) => written(route.path, method, ground, drawn)),
  );
}

/** Mostly somebody the door lets in: what stands behind it has to hold too. */
function callerFor(route: Route, { callers, usual }: Ground): fc.Arbitrary<string> {
  const every = Object.keys(callers);
  const words = [route.options.word ?? []].flat();
  const fitting = every.filter((who) => words.some((word) => callers[who]?.can(word)));
  const anybody = fc.constantFrom(...every);
  if (fitting.length === 0) return anybody;
  const first = words.flatMap((word) => usual[word] ?? []);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...(first.length > 0 ? first : fitting)) },
    { weight: 4, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: anybody },
  );
}

interface Drawn {
  who: string;
  html: boolean;
  path: string;
  input: [string, unknown][];
  wire: string;
  broken: { type: string; body: string | Uint8Array };
  key: string | null;
  elsewhere: boolean;
}

function written(route: string, method: string, ground: Ground, drawn: Drawn): HostileRequest {
  const caller = ground.callers[drawn.who] ?? { county: 0, headers: {} };
  const county = drawn.elsewhere ? ground.counties.find((one) => one !== caller.county) : caller.county;
  const headers: Record<string, string> = {
    ...caller.headers,
    host: 'jinlin.test',
    accept: drawn.html ? 'text/html' : 'application/json',
  };
  if (drawn.key) headers['idempotency-key'] = drawn.key;
  const base = `/${county}${drawn.path}`;
  if (method === 'get') {
    return {
      who: drawn.who,
      route: `GET ${route}`,
      method: 'GET',
      path: withQuery(base, drawn.input),
      headers,
      body: undefined,
    };
  }
  const { type, body } = bodyOf(drawn);
  return {
    who: drawn.who,
    route: `POST ${route}`,
    method: 'POST',
    path: base,
    headers: { ...headers, 'content-type': type },
    body,
  };
}

function withQuery(base: string, input: [string, unknown][]): string {
  const query = input
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${part(name)}=${part(one)}`))
    .join('&')
    .slice(0, 12_000);
  return query ? `${base}?${query}` : base;
}

const wires = ['json', 'json', 'json', 'json', 'form', 'form', 'form', 'form', 'multipart', 'broken'] as const;

const brokenBodies: { type: string; body: string | Uint8Array }[] = [
  { type: 'application/json', body: '{"words": "坏了' },
  { type: 'application/json', body: 'null' },
  { type: 'application/json', body: '[1,2]' },
  { type: 'application/json', body: '"text"' },
  { type: 'application/json', body: `${'['.repeat(5000)}${']'.repeat(5000)}` },
  { type: 'application/json', body: `{"words":${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}}` },
  { type: 'application/json', body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { type: 'application/json', body: '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}' },
  { type: 'application/x-www-form-urlencoded', body: 'words=%E0%A4%A' },
  { type: 'application/x-www-form-urlencoded', body: 'words=%FF%FE&%' },
  { type: 'application/x-www-form-urlencoded', body: Buffer.from([0x61, 0x3d, 0xc3, 0x28]) },
  { type: 'application/x-www-form-urlencoded', body: '__proto__[]=1&__proto__=2&constructor[]=3&=4' },
  { type: 'application/x-www-form-urlencoded', body: 'a=1&'.repeat(10_000) },
  { type: 'multipart/form-data', body: 'no boundary' },
  { type: 'multipart/form-data; boundary=x', body: '--x\r\nContent-Disposition: form-data' },
  {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\nContent-Disposition: form-data; name="photos[]"; filename="../a.jpg"\r\n\r\nnot a picture\r\n--x--\r\n',
  },
  { type: 'text/xml', body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
  { type: 'text/plain', body: 'words=1' },
  { type: '', body: 'words=1' },
  { type: 'application/json; charset=utf-16', body: '{}' },
  { type: 'application/x-www-form-urlencoded', body: `words=${'a'.repeat(1_100_000)}` },
];

function bodyOf({ wire, input, broken }: Drawn): { type: string; body: string | Uint8Array } {
  if (wire === 'broken') return broken;
  if (wire === 'json') return { type: 'application/json', body: JSON.stringify(Object.fromEntries(input)) };
  const pairs = input.flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((one) => [`${name}[]`, one] as const) : [[name, value] as const],
  );
  if (wire === 'form') {
    return {
      type: 'application/x-www-form-urlencoded',
      body: pairs.map(([name, value]) => `${part(name)}=${part(value)}`).join('&'),
    };
  }
  const parts = pairs.map(
    ([name, value]) =>
      `--x\r\nContent-Disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '')}"${name.startsWith('photo') ? '; filename="a.svg"' : ''}\r\n\r\n${plain(value)}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=x', body: `${parts.join('')}--x--\r\n` };
}

const plain = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const part = (value: unknown) => encodeURIComponent(plain(value).toWellFormed());

function pathOf(path: string, operation: Operation, ground: Ground): fc.Arbitrary<string> {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const one = (name: string) =>
    fc.oneof(
      { weight: 8, arbitrary: good(name, schemaOf(operation, name), ground).map(String) },
      { weight: 2, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom('%E0%A4%A', '%00', '..%2f..%2fetc', '%ff', 'null', 'a'.repeat(5000)) },
    );
  return fc
    .tuple(...names.map(one))
    .map((values) =>
      names.reduce((made, name, at) => made.replace(`:${name}`, inPath(String(values[at]))), path === '/' ? '' : path),
    );
}

const inPath = (value: string) =>
  /^%|^\.\./.test(value) ? value : encodeURIComponent(value.toWellFormed()) || 'empty';

const schemaOf = (operation: Operation, name: string) =>
  operation.parameters.find((one) => one.name === name)?.schema ?? {};

function inputOf(operation: Operation, method: string, ground: Ground): fc.Arbitrary<[string, unknown][]> {
  const fields: [string, Schema][] =
    method === 'post'
      ? Object.entries(operation.requestBody?.content['application/json'].schema.properties ?? {})
      : operation.parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema]);
  const required = new Set(operation.requestBody?.content['application/json'].schema.required ?? []);
  const right = ([name, schema]: [string, Schema]) =>
    fc
      .oneof(
        { weight: required.has(name) ? 19 : 3, arbitrary: good(name, schema, ground) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      )
      .map((value) => [name, value] as [string, unknown]);
  // Right throughout, or but for one field: a refusal at the first gate teaches little of what stands behind it.
  const mangled = fields.map(([name]) => nastyValues.map((value) => [name, value] as [string, unknown]));
  const none = fc.constant(null);
  const one = fc.oneof({ weight: 1, arbitrary: none }, ...mangled.map((arbitrary) => ({ weight: 2, arbitrary })));
  const field = fc
    .tuple(fc.tuple(...fields.map(right)), one)
    .map(([all, nasty]) => (nasty ? replaced(all, nasty) : all));
  const extra = fc.array(
    fc.tuple(fc.constantFrom('__proto__', 'constructor', 'county', 'actor', 'personId', 'state', '_key'), nastyValues),
    { maxLength: 2 },
  );
  return fc
    .tuple(field, fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: extra }))
    .map(([own, more]) => [...own, ...more].filter(([, value]) => value !== undefined) as [string, unknown][]);
}

const replaced = (all: [string, unknown][], one: [string, unknown]) =>
  all.map((other) => (other[0] === one[0] ? one : other));

function good(name: string, schema: Schema, ground: Ground): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => good(name, one, ground)));
  if (schema.format === 'uuid' || /Id$/.test(name)) return idFor(name, ground);
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum = 1, maximum = 90 } = schema;
    return fc.constantFrom(...new Set([minimum, maximum, Math.min(maximum, Math.max(minimum, 5))]));
  }
  if (schema.type === 'boolean') return fc.boolean();
  if (name === 'photos') return fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, fc.constant(['x']));
  if (schema.type === 'array') return fc.array(good(name, schema.items ?? {}, ground), { maxLength: 4 });
  if (schema.type === 'object') return fc.constant({});
  if (/At$|On$|date|^day$|from|until/i.test(name)) return fc.constantFrom(...dates);
  const known = knownWords[name];
  if (known) return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, fc.constantFrom(...goodTexts));
  return fc.constantFrom(...goodTexts);
}

/** Keys of the shipped rule pack and other values a schema cannot name. */
const knownWords: Record<string, string[]> = {
  kind: ['help', 'complaint', 'consultation', 'tip-off', 'suggestion'],
  category: ['repairs.light', 'other', 'parking'],
  reason: ['not-our-duty', 'wrong-place', 'repeat', '要等配件，请宽限几天。'],
  lon: ['117.75'],
  lat: ['24.62'],
  next: ['/desk', '/my', '//bad.example'],
  phone: ['13912345678', '13912345679'],
  role: ['auditor', 'dispatcher', 'grid-worker'],
  seen: ['1'],
};

function idFor(name: string, ground: Ground): fc.Arbitrary<unknown> {
  const fitting = ground.ids[name.replace(/Ids$/, 'Id')] ?? [];
  const every = Object.values(ground.ids).flat();
  return fc.oneof(...(fitting.length > 0 ? [{ weight: 9, arbitrary: fc.constantFrom(...fitting) }] : []), {
    weight: 1,
    arbitrary: fc.constantFrom(...every),
  });
}

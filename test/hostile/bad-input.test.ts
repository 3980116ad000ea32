import { describe, expect } from 'vitest';
import { test, type World } from '../support/jinlin.ts';

const report = (world: World, more: Record<string, unknown> = {}) => ({
  words: '五号楼楼道灯不亮，老人晚上下楼看不清。',
  category: 'repairs.light',
  placeId: world.cast.places.building,
  ...more,
});

function send(world: World, path: string, init: RequestInit & { headers?: Record<string, string> }) {
  const own = {
    cookie: `jinlin=${world.cast.people.grandmaWang.token}`,
    host: 'jinlin.test',
    origin: 'http://jinlin.test',
  };
  return world.app.request(`http://jinlin.test/${world.cast.county}${path}`, {
    ...init,
    headers: { ...own, ...init.headers },
  });
}

const json = { accept: 'application/json', 'content-type': 'application/json' };

describe('bad input', () => {
  test('a body that is too large is answered 413 and says how large it may be', async ({ world }) => {
    const body = JSON.stringify(report(world, { spot: 'x'.repeat(2 * 1024 * 1024) }));
    const answer = await send(world, '/my/details', { method: 'POST', body, headers: json });
    expect(answer.status).toBe(413);
    expect(((await answer.json()) as { title: string }).title).toContain('最多 1 MB');
  });

  test('broken UTF-8 is refused with 400, not mended', async ({ world }) => {
    const body = Buffer.concat([Buffer.from('{"words":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    const answer = await send(world, '/cases', { method: 'POST', body, headers: json });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('读不出来');
  });

  test('a message of 12,000 characters is taken whole and shown whole', async ({ world }) => {
    const words = '老人晚上下楼看不清楚，请快点来修。'.repeat(706).slice(0, 12_000);
    const made = await world.as('grandmaWang').post('/cases', report(world, { words }));
    expect(made.status).toBe(201);
    const read = await world.as('grandmaWang').get(`/cases/${made.body.caseId}`);
    expect(read.body.words).toBe(words);
    expect((await world.as('clerkLiu').page(`/cases/${made.body.caseId}`)).text).toContain(words);
  });

  test.for(['1900-01-01T09:00', '2999-02-30T09:00', '0000-00-00T00:00'])(
    'a meeting at %s is refused beside its field',
    async (meetAt, { world }) => {
      const made = await world.as('grandmaWang').post('/cases', report(world));
      const asked = { units: [world.cast.units.water], meetAt, note: '在五号楼下碰头。' };
      const answer = await world.as('clerkLiu').post(`/cases/${made.body.caseId}/whistles`, asked);
      expect(answer.status).toBe(422);
      expect(answer.body.fields.meetAt).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  test('someone else’s case answers as if it were not there', async ({ world }) => {
    const made = await world.as('grandmaWang').post('/cases', report(world));
    for (const who of ['strangerZhao', 'neighbourChen'] as const) {
      expect((await world.as(who).get(`/cases/${made.body.caseId}`)).status).toBe(404);
    }
  });

  test('a form sent twice at once, and once more later, acts once', async ({ world }) => {
    const form = { ...(report(world) as Record<string, string>), _key: 'double-click-0001' };
    const both = await Promise.all([1, 2].map(() => world.as('grandmaWang').submit('/cases', form)));
    const again = await world.as('grandmaWang').submit('/cases', form);
    expect(new Set([...both, again].map((one) => `${one.status} ${one.location}`)).size).toBe(1);
    expect(again.status).toBe(303);
  });

  test('a key used for other words is refused with 409 and a way on', async ({ world }) => {
    const key = { 'idempotency-key': 'reused-key-0001' };
    expect((await world.as('grandmaWang').post('/cases', report(world), key)).status).toBe(201);
    const other = await world.as('grandmaWang').post('/cases', report(world, { words: '另外一件完全不同的事。' }), key);
    expect(other).toMatchObject({ status: 409, body: { code: 'key-reused', title: expect.stringContaining('刷新') } });
  });

  test('who comes too late is shown the newest state with the refusal', async ({ world }) => {
    const made = await world.as('grandmaWang').post('/cases', report(world));
    const path = `/cases/${made.body.caseId}`;
    const to = { unitId: world.cast.units.property };
    expect((await world.as('clerkLiu').post(`${path}/dispatch`, to)).status).toBe(201);
    const late = await world.as('dispatcherQian').submit(`${path}/dispatch`, to);
    expect(late.status).toBe(409);
    expect(late.text).toContain('待签收');
  });

  test('a form from another site is refused, and so is a session in another county', async ({ world }) => {
    const headers = { ...json, origin: 'http://bad.example', 'sec-fetch-site': 'cross-site' };
    const foreign = await send(world, '/cases', { method: 'POST', body: JSON.stringify(report(world)), headers });
    expect(foreign.status).toBe(403);
    const { token } = world.cast.people.farResident;
    const answer = await world.as({ id: '', county: world.cast.county, token, grantId: null }).get('/my');
    expect(answer.status).toBe(401);
  });

  test.for(['/assets/../package.json', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/etc/passwd'])(
    'no path leads out of the assets: %s',
    async (path, { world }) => {
      const answer = await world.app.request(`http://jinlin.test${path}`);
      expect(answer.status).toBe(404);
    },
  );

  test('what does not exist is said to a program as a problem, to a browser as a page', async ({ world }) => {
    const asked = (accept: string, method = 'GET') =>
      world.app.request('http://jinlin.test/nowhere', { method, headers: { accept } });
    expect((await asked('application/json')).headers.get('content-type')).toContain('application/problem+json');
    expect((await asked('text/html')).headers.get('content-type')).toContain('text/html');
    expect((await asked('text/html', 'DELETE')).status).toBe(404);
  });

  test('ten thousand parameters and very long addresses are read or refused, never a failure', async ({ world }) => {
    const many = Array.from({ length: 10_000 }, (_, at) => `p${at}=${at}`).join('&');
    expect((await world.as('clerkLiu').get(`/desk?${many}`)).status).toBe(200);
    expect((await world.as('clerkLiu').get(`/cases?q=${'a'.repeat(100_000)}`)).status).toBe(422);
  });
});

import { Writable } from 'node:stream';
import { sql } from 'kysely';
import pino from 'pino';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { createApp } from '../../app.tsx';
import { forgetVisitors } from './find-visitor.ts';

const names = ['王桂兰', '陈建国', '赵远', '刘敏', '周全', '吴审'];
const phones = ['13900000001', '13900000002', '13900000011', '13900000019'];

describe('other people', () => {
  test('are shown masked everywhere', async ({ world }) => {
    const { grandmaWang } = world.cast.people;
    for (const path of ['/admin/people', `/admin/people/${grandmaWang.id}`]) {
      for (const answer of [await world.as('adminZhou').page(path), await world.as('adminZhou').get(path)]) {
        expect(answer.status).toBe(200);
        expect(answer.text).toContain('王**');
        expect(answer.text).toContain('139****0001');
        for (const plain of [...names.slice(0, 3), ...phones]) expect(answer.text).not.toContain(plain);
      }
    }
  });

  test('are reached only within one’s place', async ({ world }) => {
    const { cast } = world;
    const ids = (await world.as('otherClerk').get('/admin/people')).body.items.map((one: { id: string }) => one.id);
    expect(ids).toContain(cast.people.strangerZhao.id);
    expect(ids).not.toContain(cast.people.grandmaWang.id);
    expect((await world.as('otherClerk').get(`/admin/people/${cast.people.grandmaWang.id}`)).status).toBe(404);
    expect((await world.as('grandmaWang').get('/admin/people')).status).toBe(403);
    expect((await world.as('adminZhou').get(`/admin/people/${cast.people.farResident.id}`)).status).toBe(404);
  });

  test('are found by their exact phone, never by a part of it', async ({ world }) => {
    const look = (phone: string) => world.as('clerkLiu').post('/admin/people/search', { phone });
    expect((await look('139 0000 0001')).body.personId).toBe(world.cast.people.grandmaWang.id);
    expect((await look('1390000')).status).toBe(422);
    expect((await look('13900000003')).status).toBe(404);
    expect((await look('13912345678')).status).toBe(404);
  });

  test('page by key, by role and by town', async ({ world }) => {
    const byRole = await world.as('adminZhou').get('/admin/people?role=auditor');
    expect(byRole.body.items.map((one: { id: string }) => one.id)).toEqual([world.cast.people.auditorWu.id]);
    const first = await world.as('adminZhou').get('/admin/people');
    const middle = first.body.items[3].id;
    const after = await world.as('adminZhou').get(`/admin/people?before=${middle}`);
    expect(after.body.items[0].id).toBe(first.body.items[4].id);
    const town = await world.as('adminZhou').get(`/admin/people?townId=${world.cast.places.otherTown}`);
    const ids = town.body.items.map((one: { id: string }) => one.id);
    expect(ids).toContain(world.cast.people.strangerZhao.id);
    expect(ids).not.toContain(world.cast.people.grandmaWang.id);
  });
});

describe('a reveal', () => {
  const reveal = (world: World, who: 'clerkLiu' | 'otherClerk' | 'propertyMa' | 'adminZhou', body: object) =>
    world.as(who).post(`/people/${world.cast.people.grandmaWang.id}/reveal`, body as Record<string, unknown>);
  const asked = { field: 'phone', purpose: '电话核实漏水位置' };

  test('shows one value once, for a purpose, and is written down for the auditor', async ({ world }) => {
    const shown = await reveal(world, 'clerkLiu', asked);
    expect(shown.body).toMatchObject({ field: 'phone', value: '13900000001' });
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const page = await world.as('clerkLiu').submit(`/people/${world.cast.people.grandmaWang.id}/reveal`, asked);
    expect(page.text).toContain('13900000001');
    expect(page.text).toContain('data-hide-after="60"');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const list = await world.as('auditorWu').get('/admin/reveals');
    expect(list.body.items[0]).toMatchObject({ by: '刘**', person: '王**', purpose: asked.purpose, field: 'phone' });
    const own = await world.as('grandmaWang').get('/my/reveals');
    expect(own.body.items[0]).toMatchObject({ by: '刘**', purpose: asked.purpose });
    expect((await world.as('neighbourChen').get('/my/reveals')).body.items).toEqual([]);
    const text = (await world.as('auditorWu').page('/admin/reveals')).text;
    for (const plain of [...names, ...phones]) expect(text).not.toContain(plain);
    const kept = await sql<{ all: string }>`select string_agg(r::text, '') || coalesce((select string_agg(k::text, '')
      from platform.idempotency_keys k), '') || (select string_agg(e::text, '') from activity.entries e) as all
      from people.reveals r`.execute(world.dbs.write);
    expect(kept.rows[0]?.all).not.toContain('13900000001');
  });

  test('needs a purpose, reach and the word', async ({ world }) => {
    expect((await reveal(world, 'clerkLiu', { field: 'phone', purpose: '看看' })).status).toBe(422);
    expect((await reveal(world, 'clerkLiu', { field: 'password', purpose: asked.purpose })).status).toBe(422);
    expect((await reveal(world, 'clerkLiu', { ...asked, field: 'id-number' })).status).toBe(409);
    expect((await reveal(world, 'otherClerk', asked)).status).toBe(404);
    expect((await reveal(world, 'propertyMa', asked)).status).toBe(404);
    expect((await reveal(world, 'adminZhou', asked)).status).toBe(403);
    expect((await world.as('clerkLiu').get('/admin/reveals')).status).toBe(403);
  });

  test('is allowed sixty times an hour', async ({ world }) => {
    const { gridWorkerSun, grandmaWang } = world.cast.people;
    await sql`insert into people.reveals (county, id, person_id, field, purpose, revealed_by, revealed_at)
      select ${world.cast.county}, gen_random_uuid(), ${grandmaWang.id}, 'phone', 'many times', ${gridWorkerSun.id}, now()
      from generate_series(1, 60)`.execute(world.dbs.write);
    const answer = await world.as('gridWorkerSun').post(`/people/${grandmaWang.id}/reveal`, asked);
    expect(answer.status).toBe(409);
  });
});

describe('a token', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, cookie: '' });
  const make = (world: World, scopes: string[], days = 30) =>
    world.as('clerkLiu').post('/my/tokens', { name: '统计程序', scopes, days });

  test('does what its scopes say, no more, and its secret is shown once', async ({ world }) => {
    const { token } = (await make(world, ['people.read'])).body;
    const use = (path: string) => world.as(null).get(path, bearer(token));
    expect((await use('/admin/people')).status).toBe(200);
    expect((await use('/my')).status).toBe(403);
    expect((await use('/admin/reveals')).status).toBe(403);
    const mine = await world.as('clerkLiu').page('/my/tokens');
    expect(mine.text).toContain('统计程序');
    expect(mine.text).not.toContain(token);
    const rows = await sql<{ all: string }>`select string_agg(t::text, '') as all from people.tokens t`.execute(
      world.dbs.write,
    );
    expect(rows.rows[0]?.all).not.toContain(token);
  });

  test('cannot hold a word its maker’s role lacks, nor make more of itself', async ({ world }) => {
    expect((await make(world, ['people.manage'])).status).toBe(403);
    expect((await make(world, [])).status).toBe(422);
    expect((await make(world, ['people.read'], 366)).status).toBe(422);
    const { token } = (await make(world, ['people.self'])).body;
    const again = { name: '再来', scopes: ['people.self'], days: 1 };
    const self = await world.as(null).post('/my/tokens', again, bearer(token));
    expect(self.status).toBe(403);
    expect((await world.as(null).post('/role', {}, bearer(token))).status).toBe(403);
  });

  test('is over when it expires, when it is ended, when its role ends, and in every other county', async ({
    world,
  }) => {
    const { token, tokenId } = (await make(world, ['people.read'])).body;
    const use = async (county?: number) => {
      forgetVisitors();
      return (await world.as(null, county).get('/admin/people', bearer(token))).status;
    };
    expect(await use()).toBe(200);
    expect(await use(world.cast.people.farResident.county)).toBe(401);
    await sql`update people.tokens set expires_at = now() where id = ${tokenId}`.execute(world.dbs.write);
    expect(await use()).toBe(401);
    await sql`update people.tokens set expires_at = now() + interval '1 day' where id = ${tokenId}`.execute(
      world.dbs.write,
    );
    const { grantId } = world.cast.people.clerkLiu;
    await sql`update people.grants set ended_at = now() where id = ${grantId}`.execute(world.dbs.write);
    expect(await use()).toBe(403);
    await sql`update people.grants set ended_at = null where id = ${grantId}`.execute(world.dbs.write);
    expect(await use()).toBe(200);
    expect((await world.as('propertyMa').post(`/my/tokens/${tokenId}/end`)).status).toBe(404);
    expect((await world.as('clerkLiu').post(`/my/tokens/${tokenId}/end`)).status).toBe(201);
    expect((await world.as(null).get('/admin/people', bearer(token))).status).toBe(401);
  });
});

describe('what is written down elsewhere', () => {
  test('the log names nobody, also when something breaks', async ({ world }) => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const app = createApp({
      config: { SECURE_COOKIES: 'off', TRUST_PROXY: 'off', RATE_LIMITS: 'off' },
      dbs: world.dbs,
      means: { ...testMeans, log: pino({ level: 'trace' }, stream) },
      ready: async () => [],
    });
    const send = (path: string, body: object) =>
      app.request(`http://jinlin.test/${world.cast.county}${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          cookie: `jinlin=${world.cast.people.adminZhou.token}`,
          origin: 'http://jinlin.test',
          host: 'jinlin.test',
        },
      });
    await send('/sign-in/code', { phone: '13900000002' });
    await send('/admin/people', { name: '王桂兰', phone: '13900000001' });
    await sql`alter table people.persons add constraint broken check (phone is null) not valid`.execute(
      world.dbs.write,
    );
    const broken = await send('/admin/people', { name: '林不巧', phone: '13711119999' });
    await sql`alter table people.persons drop constraint broken`.execute(world.dbs.write);
    expect(broken.status).toBe(500);
    expect(lines.join('')).toContain('broken');
    for (const plain of [...names, ...phones, '林不巧', '13711119999']) expect(lines.join('')).not.toContain(plain);
  });
});

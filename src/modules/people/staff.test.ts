import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { holder, sessionOf } from '../../../test/support/sign-in.ts';
import { newId } from '../../platform/ids.ts';
import { tokenHash } from '../../platform/sealing/index.ts';
import { forgetVisitors } from './find-visitor.ts';
import { passwordProblem } from './password.ts';

type Name = keyof World['cast']['people'];

/** Gives a member of the cast a login and answers the first password, as the administrator hears it. */
async function giveLogin(world: World, who: Name, login: string): Promise<string> {
  const by = who === 'adminZhou' ? await secondAdmin(world) : world.as('adminZhou');
  const given = await by.post(`/admin/people/${world.cast.people[who].id}/password`, { login });
  expect(given.status).toBe(201);
  // A new password ends every session; the cast goes on with the one it has.
  const { id, token, grantId, county } = world.cast.people[who];
  await sql`insert into people.sessions (county, token_hash, id, person_id, grant_id, proof, started_at, expires_at)
    values (${county}, ${tokenHash(token)}, ${newId()}, ${id}, ${grantId}, 'two-factor', now(), '2099-01-01')`.execute(
    world.dbs.write,
  );
  return given.body.password;
}

async function secondAdmin(world: World) {
  const { id } = world.cast.people.supervisorLi;
  const path = `/admin/people/${id}/roles`;
  const given = await world
    .as('adminZhou')
    .post(path, { role: 'county-administrator', placeId: world.cast.places.county });
  await sql`update people.sessions set grant_id = ${given.body.grantId} where person_id = ${id}`.execute(
    world.dbs.write,
  );
  forgetVisitors();
  return world.as('supervisorLi');
}

/** As if everybody had just signed in. */
const signInNow = (world: World) => sql`update people.sessions set started_at = now()`.execute(world.dbs.write);

const enter = (world: World, login: string, password: string, code?: string) =>
  world.as(null).submit('/sign-in/staff', { login, password, ...(code ? { code } : {}) });

const codeNow = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later });

describe('a worker signs in with a password', () => {
  test('and acts in their role at once', async ({ world }) => {
    const password = await giveLogin(world, 'clerkLiu', 'liumin');
    const answer = await enter(world, 'LiuMin', password);
    expect(answer).toMatchObject({ status: 303, location: `/${world.cast.county}/desk` });
    const own = await world.as(holder(sessionOf(answer) ?? '', world.cast.county)).get('/my');
    expect(own.body.roles[0]).toMatchObject({ role: 'community-clerk', inUse: true });
  });

  test('five failures at once lock the account, and nothing tells that it exists', async ({ world }) => {
    const password = await giveLogin(world, 'gridWorkerSun', 'sunliang');
    const tries = await Promise.all([1, 2, 3, 4, 5].map(() => enter(world, 'sunliang', 'not the password')));
    const unknown = await enter(world, 'nobody.here', 'not the password');
    const locked = await enter(world, 'sunliang', password);
    for (const answer of [...tries, locked]) {
      expect(answer.status).toBe(unknown.status);
      expect(sessionOf(answer)).toBeUndefined();
    }
    const said = (text: string) => /登录名或密码不对[^<]*/.exec(text)?.[0];
    expect(said(locked.text)).toBe(said(unknown.text));
    expect(said(unknown.text)).toBeDefined();
    await sql`update people.passwords set locked_until = now() - interval '1 second'`.execute(world.dbs.write);
    expect(sessionOf(await enter(world, 'sunliang', password))).toBeDefined();
  });

  test('an administrator acts only after an authenticator, whose codes count once', async ({ world }) => {
    const password = await giveLogin(world, 'adminZhou', 'zhouquan');
    const first = await enter(world, 'zhouquan', password);
    expect(first.location).toBe(`/${world.cast.county}/my/authenticator`);
    const me = world.as(holder(sessionOf(first) ?? '', world.cast.county));
    const { grantId } = world.cast.people.adminZhou;
    expect((await me.get('/admin/people')).status).toBe(403);
    expect((await me.post('/role', { grantId })).status).toBe(409);
    expect((await me.post('/my/authenticator', { present: 'wrong' })).status).toBe(422);
    await me.post('/my/authenticator', { present: password });
    const { secret, uri } = (await me.get('/my/authenticator')).body;
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect((await me.page('/my/authenticator')).text).toContain(secret);
    expect((await me.post('/my/authenticator/confirmation', { code: codeNow(secret, -600_000) })).status).toBe(422);
    const used = codeNow(secret);
    expect((await me.post('/my/authenticator/confirmation', { code: used })).status).toBe(201);
    expect((await me.post('/role', { grantId })).status).toBe(201);
    expect((await me.get('/admin/people')).status).toBe(200);
    expect((await enter(world, 'zhouquan', password)).status).toBe(422);
    expect((await enter(world, 'zhouquan', password, used)).status).toBe(422);
    const again = await enter(world, 'zhouquan', password, codeNow(secret, 30_000));
    expect(sessionOf(again)).toBeDefined();
    await sql`update people.sessions set grant_id = ${grantId} where person_id = ${world.cast.people.adminZhou.id}`.execute(
      world.dbs.write,
    );
    const sealed = await sql<{ all: string }>`select string_agg(p::text, '') as all from people.passwords p`.execute(
      world.dbs.write,
    );
    expect(sealed.rows[0]?.all).not.toContain(Buffer.from(secret).toString('hex'));
  });

  test('changing the password ends every other session', async ({ world }) => {
    const present = await giveLogin(world, 'secretaryHe', 'hefang');
    const here = world.as(holder(sessionOf(await enter(world, 'hefang', present)) ?? '', world.cast.county));
    const there = world.as(holder(sessionOf(await enter(world, 'hefang', present)) ?? '', world.cast.county));
    expect((await there.get('/my')).status).toBe(200);
    const change = (password: string, again = password) => here.post('/my/password', { present, password, again });
    expect((await change('Short1!')).status).toBe(422);
    expect((await change('Password1234')).status).toBe(422);
    expect((await change('a good long phrase', 'another long phrase')).status).toBe(422);
    expect((await change('a good long phrase')).status).toBe(201);
    expect((await there.get('/my')).status).toBe(401);
    expect((await here.get('/my')).status).toBe(200);
    expect(sessionOf(await enter(world, 'hefang', 'a good long phrase'))).toBeDefined();
  });

  test.for([
    'password1234',
    'P@ssw0rd123',
    'Qwerty123456',
    '111111111111',
    'aaaaaaaaaaaa',
    'Admin@123456',
    'liumin-2026-xy',
    '20261123 1234',
  ])('“%s” is refused as a password', (password) => expect(passwordProblem(password, 'liumin')).toBeDefined());

  test.for(['correct horse battery', 'Xk7#mQ2p', '三更灯火五更鸡正是男儿'])('“%s” is taken', (password) =>
    expect(passwordProblem(`${password}！！`, 'liumin')).toBeUndefined(),
  );
});

describe('roles', () => {
  test('are given and ended by an administrator, and count from the next request', async ({ world }) => {
    const { cast } = world;
    await signInNow(world);
    const path = `/admin/people/${cast.people.neighbourChen.id}/roles`;
    const grant = { role: 'dispatcher', placeId: cast.places.county };
    const given = await world.as('adminZhou').post(path, grant);
    expect((await world.as('neighbourChen').post('/role', { grantId: given.body.grantId })).status).toBe(201);
    expect((await world.as('neighbourChen').get('/admin/people')).status).toBe(200);
    await world.as('adminZhou').post(`${path}/${given.body.grantId}/end`);
    expect((await world.as('neighbourChen').get('/admin/people')).status).toBe(403);
    expect((await world.as('neighbourChen').post('/role', { grantId: given.body.grantId })).status).toBe(404);
  });

  test('count only on their days', async ({ world }) => {
    const { cast } = world;
    await signInNow(world);
    const path = `/admin/people/${cast.people.strangerZhao.id}/roles`;
    const grant = { role: 'dispatcher', placeId: cast.places.county };
    const later = await world.as('adminZhou').post(path, { ...grant, startsOn: '2990-01-01' });
    expect((await world.as('strangerZhao').post('/role', { grantId: later.body.grantId })).status).toBe(404);
    const now = await world.as('adminZhou').post(path, grant);
    await world.as('strangerZhao').post('/role', { grantId: now.body.grantId });
    expect((await world.as('strangerZhao').get('/admin/people')).status).toBe(200);
    await sql`update people.grants set starts_on = '2020-01-01', ends_on = '2020-12-31' where id = ${now.body.grantId}`.execute(
      world.dbs.write,
    );
    forgetVisitors();
    expect((await world.as('strangerZhao').get('/admin/people')).status).toBe(403);
  });

  test('are taken only by whom they belong to, and given to nobody by themselves', async ({ world }) => {
    const { cast } = world;
    const { grantId } = cast.people.dispatcherQian;
    expect((await world.as('grandmaWang').post('/role', { grantId })).status).toBe(404);
    const own = `/admin/people/${cast.people.adminZhou.id}/roles`;
    expect((await world.as('adminZhou').post(own, { role: 'auditor', placeId: cast.places.county })).status).toBe(403);
    expect((await world.as('clerkLiu').post(own, { role: 'auditor', placeId: cast.places.county })).status).toBe(403);
    const other = `/admin/people/${cast.people.neighbourChen.id}/roles`;
    const wrong = [
      { role: 'king', placeId: cast.places.county },
      { role: 'auditor', placeId: cast.places.compound },
      { role: 'community-clerk', placeId: cast.places.community, organizationId: cast.places.community },
      { role: 'dispatcher', placeId: cast.places.county, endsOn: '2020-01-01' },
    ];
    for (const one of wrong) expect((await world.as('adminZhou').post(other, one)).status).toBe(422);
  });

  test('twelve hours after signing in, a worker signs in anew', async ({ world }) => {
    const { id, grantId } = world.cast.people.cityManager;
    await signInNow(world);
    expect((await world.as('cityManager').post('/role', { grantId })).status).toBe(201);
    await sql`update people.sessions set started_at = now() - interval '13 hours' where person_id = ${id}`.execute(
      world.dbs.write,
    );
    expect((await world.as('cityManager').post('/role', { grantId })).status).toBe(409);
  });
});

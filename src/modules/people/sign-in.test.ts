import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { catchCodes, holder, sessionOf, wrongCode } from '../../../test/support/sign-in.ts';

const codes = catchCodes();

async function askCode(world: World, phone: string, next = '') {
  const sent = await world.as(null).submit('/sign-in/code', { phone, next });
  const attemptId = new URL(sent.location ?? '', 'http://x.test').searchParams.get('attemptId') ?? '';
  return { sent, attemptId, code: codes.get(phone) ?? '' };
}

/** As if the last codes of everybody had been sent a while ago. */
const letPass = (world: World, minutes: number) =>
  sql`update people.codes set sent_at = sent_at - ${minutes} * interval '1 minute',
    expires_at = expires_at - ${minutes} * interval '1 minute'`.execute(world.dbs.write);

const signIn = (world: World, attemptId: string, code: string, next = '') =>
  world.as(null).submit('/sign-in', { attemptId, code, next });

describe('a resident signs in by phone', () => {
  test('with the code from the message, and comes back to where they were', async ({ world }) => {
    const { attemptId, code } = await askCode(world, '13900000001', '/my/cases');
    expect((await world.as(null).page(`/sign-in/code?attemptId=${attemptId}`)).text).toContain('139****0001');
    const answer = await signIn(world, attemptId, code, '/my/cases');
    expect(answer).toMatchObject({ status: 303, location: `/${world.cast.county}/my/cases` });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`Path=/${world.cast.county}`);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });

  test('a code counts once', async ({ world }) => {
    const { attemptId, code } = await askCode(world, '13900000002');
    expect(sessionOf(await signIn(world, attemptId, code))).toMatch(/^s_/);
    const again = await signIn(world, attemptId, code);
    expect(again.status).toBe(422);
    expect(sessionOf(again)).toBeUndefined();
  });

  test('five wrong codes end the attempt, also for the right one', async ({ world }) => {
    await letPass(world, 2);
    const { attemptId, code } = await askCode(world, '13900000002');
    const guesses = Array.from({ length: 5 }, () => signIn(world, attemptId, wrongCode(code)));
    for (const guess of await Promise.all(guesses)) expect(guess.status).toBe(422);
    const right = await signIn(world, attemptId, code);
    expect(right.status).toBe(422);
    expect(sessionOf(right)).toBeUndefined();
    expect(right.text).toContain('已经失效');
  });

  test('a code is over after ten minutes', async ({ world }) => {
    const { attemptId, code } = await askCode(world, '13900000003');
    await letPass(world, 11);
    expect((await signIn(world, attemptId, code)).status).toBe(422);
  });

  test('the code of one attempt does not open another, nor in another county', async ({ world }) => {
    await letPass(world, 2);
    const mine = await askCode(world, '13900000003');
    const theirs = await askCode(world, '13900000011');
    if (mine.code !== theirs.code) expect((await signIn(world, theirs.attemptId, mine.code)).status).toBe(422);
    const far = world.cast.people.farResident.county;
    const there = await world.as(null, far).submit('/sign-in', { attemptId: mine.attemptId, code: mine.code });
    expect(there.status).toBe(422);
  });

  test('a code goes out once a minute and ten times a day', async ({ world }) => {
    const phone = '13711110001';
    expect((await askCode(world, phone)).sent.status).toBe(303);
    expect((await askCode(world, phone)).sent.status).toBe(409);
    for (let sent = 1; sent < 10; sent++) {
      await letPass(world, 2);
      expect((await askCode(world, phone)).sent.status).toBe(303);
    }
    await letPass(world, 2);
    const eleventh = await askCode(world, phone);
    expect(eleventh.sent.status).toBe(409);
    expect(eleventh.sent.text).toContain('明天再试');
  });

  test('two requests at once send one code', async ({ world }) => {
    const both = await Promise.all([askCode(world, '13711110002'), askCode(world, '13711110002')]);
    expect(both.map((one) => one.sent.status).sort()).toEqual([303, 409]);
  });

  test('the answer does not tell who is known', async ({ world }) => {
    await letPass(world, 2);
    const known = await askCode(world, '13900000001');
    const unknown = await askCode(world, '13711110003');
    const shape = (one: typeof known) => one.sent.location?.replace(one.attemptId, 'id');
    expect(shape(unknown)).toBe(shape(known));
    expect(unknown.sent.status).toBe(known.sent.status);
  });

  test.for(['12345', '0595-22345678', '', 'x'.repeat(41)])('“%s” is no phone for a code', async (phone, { world }) => {
    const answer = await world.as(null).submit('/sign-in/code', { phone });
    expect(answer.status).toBe(422);
  });

  test.for([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    '/a\\b',
    '/a\nb',
    '@evil.test',
  ])('after signing in nobody is sent to %j', async (next, { world }) => {
    await letPass(world, 2);
    const phone = '13900000012';
    await sql`delete from people.codes`.execute(world.dbs.write);
    const { attemptId, code, sent } = await askCode(world, phone, next);
    expect(sent.location).not.toContain('evil');
    expect((await signIn(world, attemptId, code, next)).location).toBe(`/${world.cast.county}`);
  });

  test('a form of another site is refused', async ({ world }) => {
    const site = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' };
    expect((await world.as(null).post('/sign-in/code', { phone: '13711110004' }, site)).status).toBe(403);
    expect((await world.as('grandmaWang').post('/sign-out', {}, site)).status).toBe(403);
    expect((await world.as('grandmaWang').post('/sign-out', {}, { origin: 'no address' })).status).toBe(403);
  });
});

describe('somebody new', () => {
  test('is welcomed, told what is kept, and only then written down', async ({ world }) => {
    const { attemptId, code } = await askCode(world, '13711110005', '/report');
    const proven = await signIn(world, attemptId, code, '/report');
    expect(sessionOf(proven)).toBeUndefined();
    const url = new URL(proven.location ?? '', 'http://x.test');
    const path = url.pathname.replace(`/${world.cast.county}`, '');
    expect(path).toBe('/welcome');
    expect((await world.as(null).page(path + url.search)).text).toContain('137****0005');
    const secret = url.searchParams.get('join') ?? '';
    const form = { join: secret, name: '林小满', homePlaceId: world.cast.places.community, next: '/report' };
    const unread = await world.as(null).submit('/welcome', form);
    expect(unread.status).toBe(422);
    expect(unread.text).toContain('林小满');
    const joined = await world.as(null).submit('/welcome', { ...form, accepted: 'on' });
    expect(joined).toMatchObject({ status: 303, location: `/${world.cast.county}/report` });
    expect(sessionOf(joined)).toMatch(/^s_/);
    expect((await world.as(null).submit('/welcome', { ...form, accepted: 'on' })).status).toBe(409);
  });

  test('keeps nothing in plain at rest', async ({ world }) => {
    const dump = await sql<{ row: string }>`
      select p::text as row from people.persons p union all select c::text from people.codes c
      union all select k::text from platform.idempotency_keys k union all select a::text from activity.entries a`.execute(
      world.dbs.write,
    );
    const all = dump.rows.map((one) => one.row).join('\n');
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const plain of ['林小满', '王桂兰', '13711110005', '13900000001', ...codes.values()]) {
      expect(all).not.toContain(hex(plain));
      if (plain.length > 6) expect(all).not.toContain(plain);
    }
    expect(all).not.toContain('林小满');
  });
});

describe('a session', () => {
  test('is new at each sign-in, and the one it replaces is over', async ({ world }) => {
    await sql`delete from people.codes`.execute(world.dbs.write);
    const first = await askCode(world, '13900000013');
    const old = sessionOf(await signIn(world, first.attemptId, first.code)) ?? '';
    await letPass(world, 2);
    const second = await askCode(world, '13900000013');
    const planted = holder(old, world.cast.county);
    const answer = await world.as(planted).submit('/sign-in', { attemptId: second.attemptId, code: second.code });
    expect(sessionOf(answer)).toBeDefined();
    expect(sessionOf(answer)).not.toBe(old);
    expect((await world.as(planted).get('/my')).status).toBe(401);
  });

  test('a secret made up beforehand opens nothing', async ({ world }) => {
    const planted = holder('s_planted_by_somebody_else', world.cast.county);
    const { attemptId, code } = await askCode(world, '13900000014');
    await world.as(planted).submit('/sign-in', { attemptId, code });
    expect((await world.as(planted).get('/my')).status).toBe(401);
  });

  test('is worth nothing in another county', async ({ world }) => {
    const far = world.cast.people.farResident;
    expect((await world.as('farResident').get('/my')).status).toBe(200);
    expect((await world.as(holder(far.token, world.cast.county)).get('/my')).status).toBe(401);
  });

  test('ends with signing out, at once', async ({ world }) => {
    expect((await world.as('otherClerk').get('/my')).status).toBe(200);
    const out = await world.as('otherClerk').submit('/sign-out', {});
    expect(out.headers.get('set-cookie')).toContain('jinlin=;');
    expect((await world.as('otherClerk').get('/my')).status).toBe(401);
  });
});

import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { bringIn, readCase } from './case-acting.test-support.ts';

const picture = (format: 'jpeg' | 'png' = 'jpeg') =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#275' } })
    .toFormat(format)
    .toBuffer();

type Who = keyof World['cast']['people'] | null;
type Fields = Record<string, string>;

async function send(world: World, who: Who, path: string, files: [string, Buffer][], fields: Fields = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, bytes] of files) form.append('photos', new File([new Uint8Array(bytes)], name));
  const token = who && world.cast.people[who].token;
  const answer = await world.app.request(`http://jinlin.test/${world.cast.county}${path}`, {
    method: 'POST',
    body: form,
    headers: {
      ...(token ? { cookie: `jinlin=${token}` } : {}),
      origin: 'http://jinlin.test',
      host: 'jinlin.test',
      accept: 'application/json',
    },
  });
  return { status: answer.status, body: await answer.json() };
}

describe('photos of a matter', () => {
  test('come with the report, drawn anew, and only those within reach see them', async ({ world }) => {
    const report = { words: '楼道灯不亮。', placeId: world.cast.places.building };
    const made = await send(
      world,
      'grandmaWang',
      '/cases',
      [
        ['一.jpg', await picture()],
        ['二.png', await picture('png')],
      ],
      report,
    );
    expect(made.status).toBe(201);
    const path = `/cases/${made.body.caseId}`;
    const seen = await readCase(world, 'grandmaWang', made.body.caseId);
    expect(seen.photos).toMatchObject([
      { stage: 'before', width: 800, height: 600, mine: true },
      { stage: 'before', mine: true },
    ]);
    const photo = `${path}/photos/${seen.photos[0]?.id}`;
    for (const [who, status] of [
      ['grandmaWang', 200],
      ['clerkLiu', 200],
      ['neighbourChen', 404],
      ['otherClerk', 404],
      ['farClerk', 404],
    ] as const) {
      expect([who, (await world.as(who).get(photo)).status]).toEqual([who, status]);
    }
    const own = await world.as('clerkLiu').get(`${photo}?size=small`);
    expect([own.headers.get('content-type'), own.headers.get('cache-control')]).toEqual([
      'image/jpeg',
      expect.stringMatching(/^private, max-age=/),
    ]);
    const other = await bringIn(world);
    expect((await world.as('clerkLiu').get(`${other.path}/photos/${seen.photos[0]?.id}`)).status).toBe(404);
  });

  test('are public only when a desk chose them, also for those who joined', async ({ world }) => {
    const report = { words: '路灯不亮。', placeId: world.cast.places.building, audience: 'public' };
    const made = await send(
      world,
      'grandmaWang',
      '/cases',
      [
        ['1.jpg', await picture()],
        ['2.jpg', await picture()],
      ],
      report,
    );
    const { caseId } = made.body;
    const [shown, kept] = (await readCase(world, 'grandmaWang', caseId)).photos.map((one) => one.id);
    await world.as('dispatcherQian').post(`/cases/${caseId}/publication`, { photoIds: [shown] });
    await world.as('neighbourChen').post(`/cases/${caseId}/join`);
    const statuses = async (who: Who, base: string) =>
      Promise.all([shown, kept].map(async (id) => (await world.as(who).get(`${base}/${caseId}/photos/${id}`)).status));
    expect(await statuses(null, '/public/cases')).toEqual([200, 404]);
    expect(await statuses('neighbourChen', '/cases')).toEqual([200, 404]);
    expect((await readCase(world, 'neighbourChen', caseId)).photos.map((one) => one.id)).toEqual([shown]);
    await world.as('dispatcherQian').post(`/cases/${caseId}/publication-end`);
    expect(await statuses(null, '/public/cases')).toEqual([404, 404]);
  });

  test('of the work are added by those who do it; a reporter adds how it was before', async ({ world }) => {
    const { id, path } = await bringIn(world, { to: world.cast.units.property, signed: 'propertyMa' });
    const one: [string, Buffer][] = [['后.jpg', await picture()]];
    const after = await send(world, 'propertyMa', `${path}/photos`, one, { stage: 'after' });
    expect([after.status, after.body.photoIds.length]).toEqual([201, 1]);
    expect((await send(world, 'grandmaWang', `${path}/photos`, one)).status).toBe(201);
    expect((await send(world, 'grandmaWang', `${path}/photos`, one, { stage: 'after' })).status).toBe(403);
    expect((await send(world, 'neighbourChen', `${path}/photos`, one)).status).toBe(404);
    expect((await send(world, 'propertyMa', `${path}/photos`, [])).status).toBe(422);
    expect((await readCase(world, 'propertyMa', id)).photos.map((photo) => photo.stage).toSorted()).toEqual([
      'after',
      'before',
    ]);
  });

  test('that are none are refused by number and name, and nothing is kept of the rest', async ({ world }) => {
    const jpeg = await picture();
    const hostile: [string, Buffer][] = [
      ['图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ['页.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['断.jpg', jpeg.subarray(0, 300)],
    ];
    const report = { words: '楼道灯不亮。', placeId: world.cast.places.building };
    const count = () => sql<{ n: number }>`select count(*) as n from cases.cases`.execute(world.dbs.read);
    const before = (await count()).rows[0]?.n;
    for (const bad of hostile) {
      const answer = await send(world, 'grandmaWang', '/cases', [['好.jpg', jpeg], bad], report);
      expect(answer.status).toBe(422);
      expect(answer.body.fields.photos).toContain(`第 2 张（${bad[0]}）：`);
    }
    const many = await send(
      world,
      'grandmaWang',
      '/cases',
      Array.from({ length: 10 }, () => ['多.jpg', jpeg]),
      report,
    );
    expect([many.status, many.body.fields.photos]).toEqual([422, '最多 9 张照片。']);
    expect((await world.as('grandmaWang').post('/cases', { ...report, photos: 'photo.jpg' })).status).toBe(422);
    expect((await count()).rows[0]?.n).toBe(before);
  });

  test('sent twice by a double click are there once', async ({ world }) => {
    const { id, path } = await bringIn(world);
    const jpeg = await picture();
    const twice = await Promise.all(
      [1, 2].map(() => send(world, 'grandmaWang', `${path}/photos`, [['1.jpg', jpeg]], { _key: `photos-${id}` })),
    );
    expect(twice.map((one) => one.status)).toEqual([201, 201]);
    expect((await readCase(world, 'grandmaWang', id)).photos).toHaveLength(1);
  });
});

describe('a report', () => {
  test('of 12,000 characters is taken whole', async ({ world }) => {
    const words = '楼道灯不亮，'.repeat(2000);
    const made = await world.as('grandmaWang').post('/cases', { words, placeId: world.cast.places.building });
    expect((await readCase(world, 'grandmaWang', made.body.caseId)).words).toHaveLength(12_000);
  });

  test('of what is not for this service is taken down, and answered at once with where to go', async ({ world }) => {
    const made = await world
      .as('grandmaWang')
      .post('/cases', { words: '三楼着火了！', placeId: world.cast.places.building });
    expect([made.status, made.body.elsewhere]).toEqual([201, [expect.objectContaining({ phone: '119' })]]);
  });
});

import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { htmlProblems } from '../../../test/support/valid-html.ts';

const picture = () =>
  sharp({ create: { width: 900, height: 700, channels: 3, background: '#a65' } })
    .jpeg()
    .toBuffer();

/** Step one with photos, as a browser without script sends it. */
async function sendPhotos(world: World, words: string, photos: (Buffer | string)[], kept: string[] = []) {
  const form = new FormData();
  form.set('words', words);
  for (const photo of photos) {
    const bytes = typeof photo === 'string' ? Buffer.from(photo) : photo;
    form.append('photos', new File([new Uint8Array(bytes)], '楼道.jpg', { type: 'image/jpeg' }));
  }
  for (const id of kept) form.append('keptPhotos', id);
  const { county, token } = world.cast.people.grandmaWang;
  const answer = await world.app.request(`http://jinlin.test/${county}/report`, {
    method: 'POST',
    body: form,
    headers: { cookie: `jinlin=${token}`, origin: 'http://jinlin.test', host: 'jinlin.test', accept: 'text/html' },
  });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

const fieldOf = (html: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('three small steps without script', () => {
  test('words and a photo, a place by taps, a look, and it is with the community', async ({ world }) => {
    const { cast } = world;
    const grandma = world.as('grandmaWang');
    const first = await grandma.page('/report');
    expect(await htmlProblems(first.text)).toEqual([]);

    const words = '五号楼楼道灯不亮，老人晚上下楼看不清。';
    expect(await sendPhotos(world, words, [await picture()])).toMatchObject({
      status: 303,
      location: `/${cast.county}/report/place`,
    });

    const choosing = await grandma.page('/report/place');
    expect(await htmlProblems(choosing.text)).toEqual([]);
    expect(choosing.text).toContain('万福小区 5 号楼');
    const below = await grandma.page(`/report/place?under=${cast.places.compound}`);
    expect(below.text).toContain(`/report/place?at=${cast.places.building}`);
    const found = await grandma.page(`/report/place?q=${encodeURIComponent('万福')}`);
    expect(found.text).toContain(`/report/place?at=${cast.places.compound}`);
    const chosen = await grandma.page(`/report/place?at=${cast.places.building}`);
    expect(await htmlProblems(chosen.text)).toEqual([]);
    const placed = await grandma.submit('/report/place', { placeId: cast.places.building, spot: '二单元三楼' });
    expect(placed.location).toBe(`/${cast.county}/report/check`);

    const check = await grandma.page('/report/check');
    expect(await htmlProblems(check.text)).toEqual([]);
    expect(check.text).toContain('二单元三楼');
    expect(check.text).toMatch(/value="repairs.light"[^>]*selected/);
    const choices = { seen: fieldOf(check.text, 'seen'), kind: 'help', category: 'repairs.light', audience: 'private' };
    const sent = await grandma.submit('/report/check', { ...choices, _key: fieldOf(check.text, '_key') });
    expect(sent.location).toMatch(new RegExp(`^/${cast.county}/cases/[0-9a-f-]{36}$`));
    const again = await grandma.submit('/report/check', { ...choices, _key: fieldOf(check.text, '_key') });
    expect(again.location).toBe(sent.location);

    const caseId = sent.location?.split('/').at(-1) ?? '';
    const photos = await sql<{ id: string; stage: string }>`select id, stage from cases.photos
      where case_id = ${caseId}`.execute(world.dbs.read);
    expect(photos.rows).toMatchObject([{ stage: 'before' }]);
    const photo = `/cases/${caseId}/photos/${photos.rows[0]?.id}?size=small`;
    expect((await grandma.page(photo)).headers.get('content-type')).toBe('image/jpeg');
    expect((await world.as('neighbourChen').page(photo)).status).toBe(404);
    expect((await grandma.page('/report/check')).text).toContain('这里还没有写好的事');
  });

  test('what was typed stays when the words are refused, and photos stay between the steps', async ({ world }) => {
    const grandma = world.as('grandmaWang');
    const refused = await grandma.submit('/report', { words: '灯' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('>灯</textarea>');
    expect(refused.text).toContain('至少两个字');
    expect(await htmlProblems(refused.text)).toEqual([]);

    await sendPhotos(world, '灯不亮', [await picture(), await picture()]);
    const back = await grandma.page('/report');
    const kept = [...back.text.matchAll(/name="keptPhotos" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(kept).toHaveLength(2);
    await sendPhotos(world, '灯还是不亮', [], kept.slice(0, 1));
    const draft = await grandma.get('/report');
    expect(draft.body.draft).toMatchObject({ words: '灯还是不亮', photos: [{ id: kept[0] }] });
    expect((await grandma.page(`/report/photos/${kept[1]}`)).status).toBe(404);
    expect((await world.as('neighbourChen').page(`/report/photos/${kept[0]}`)).status).toBe(404);
  });

  test('what is no picture is refused beside its field', async ({ world }) => {
    const refused = await sendPhotos(world, '灯不亮', ['<svg onload="alert(1)"/>']);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('id="f-photos-error"');
  });

  test('a place that is none is refused with the words about the spot kept', async ({ world }) => {
    await world.as('grandmaWang').submit('/report', { words: '灯不亮了' });
    const refused = await world.as('grandmaWang').submit('/report/place', {
      placeId: world.cast.places.building,
      spot: '长'.repeat(201),
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('长'.repeat(201));
    expect(refused.text).toContain(`value="${world.cast.places.building}"`);
    const nowhere = await world.as('grandmaWang').submit('/report/place', { spot: '三楼' });
    expect(nowhere.status).toBe(422);
  });

  test('a draft changed on another page is shown again instead of sent', async ({ world }) => {
    const grandma = world.as('grandmaWang');
    await grandma.submit('/report', { words: '灯不亮了' });
    await grandma.submit('/report/place', { placeId: world.cast.places.building });
    const check = await grandma.page('/report/check');
    await grandma.submit('/report', { words: '灯不亮了，门也坏了' });
    const choices = { seen: fieldOf(check.text, 'seen'), kind: 'help', category: 'other', audience: 'public' };
    const refused = await grandma.submit('/report/check', choices);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('门也坏了');
    const seen = fieldOf(refused.text, 'seen');
    expect((await grandma.submit('/report/check', { ...choices, seen })).status).toBe(303);
    expect((await grandma.submit('/report/check', { ...choices, seen })).status).toBe(409);
  });

  test('emergencies are told where to go at once, while typing and before sending', async ({ world }) => {
    const grandma = world.as('grandmaWang');
    const typing = await grandma.page(`/report/hints?words=${encodeURIComponent('楼下有人受伤了，家暴打人')}`);
    expect(typing.text).toContain('href="tel:110"');
    expect(await htmlProblems(typing.text)).toEqual([]);
    await grandma.submit('/report', { words: '楼下打人，有人持刀' });
    await grandma.submit('/report/place', { placeId: world.cast.places.building });
    expect((await grandma.page('/report/check')).text).toContain('href="tel:110"');
  });

  test('a neighbour’s public matter that sounds alike is offered, a private one never', async ({ world }) => {
    const { cast, as } = world;
    const body = { words: '东门烧烤摊油烟呛人', category: 'smoke', placeId: cast.places.compound, audience: 'public' };
    const made = await as('neighbourChen').post('/cases', body);
    const asked = `/report/hints?words=${encodeURIComponent('楼下烧烤摊的油烟太大')}`;
    expect((await as('grandmaWang').get(asked)).body.similar).toEqual([]);
    await sql`update cases.cases set published_at = now(), published_title = title,
      published_words = words where id = ${made.body.caseId}`.execute(world.dbs.write);
    expect((await as('grandmaWang').get(asked)).body.similar).toMatchObject([{ id: made.body.caseId, mine: false }]);
    expect((await as('neighbourChen').get(asked)).body.similar).toMatchObject([{ id: made.body.caseId, mine: true }]);
    expect((await as('strangerZhao').get(asked)).body.similar).toEqual([]);
  });

  test('an unfinished report can be thrown away', async ({ world }) => {
    await world.as('grandmaWang').submit('/report', { words: '不想报了' });
    expect((await world.as('grandmaWang').submit('/report/removal', {})).status).toBe(303);
    expect((await world.as('grandmaWang').get('/report')).body).toEqual({ draft: null });
  });
});

import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { startGateway } from '../../../test/support/outside-servers.ts';
import { readChannels } from '../../platform/delivery/index.ts';
import { deliverMessage } from './deliver-message.ts';
import { deliver } from './notify.ts';

describe('what people are told', () => {
  test('a reporter hears that the matter arrived and went out, and nobody else reads it', async ({ world }) => {
    const { as, cast } = world;
    const made = await as('grandmaWang').post('/cases', { words: '楼道灯不亮，请修。', placeId: cast.places.building });
    await as('clerkLiu').post(`/cases/${made.body.caseId}/dispatch`, { unitId: cast.units.property });
    await world.settle();
    const mine = await as('grandmaWang').get('/my/notices');
    expect(mine.body.items.map((item: { text: string }) => item.text)).toEqual([
      expect.stringContaining('已交给万福物业办理'),
      expect.stringContaining(`编号 ${made.body.number}`),
    ]);
    const unit = await as('propertyMa').get('/my/notices');
    expect(unit.body.items[0].text).toContain('请尽快签收');
    expect((await as('neighbourChen').get('/my/notices')).body.items).toEqual([]);
  });

  test('the words are sealed at rest', async ({ world }) => {
    const found = await sql<{
      text: Buffer;
    }>`select text from notices.notices union all select text from notices.deliveries`.execute(world.dbs.write);
    expect(found.rows.length).toBeGreaterThan(0);
    for (const row of found.rows) expect(row.text.toString('utf8')).not.toContain('楼道灯');
  });

  test('the outbox shows a masked number and no words', async ({ world }) => {
    const seen = await world.as('dispatcherQian').get('/admin/outbox');
    expect(seen.body.items[0]).toMatchObject({ to: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) });
    expect(seen.text).not.toContain('楼道灯');
    expect((await world.as('grandmaWang').get('/admin/outbox')).status).toBe(403);
  });

  test('a gateway that fails is tried again later, and a success is never sent twice', async ({ world }) => {
    let answer = 500;
    await using gateway = await startGateway((response) => response.writeHead(answer).end('{}'));
    const channels = readChannels({ SMS_URL: gateway.url.href, SMS_BODY: '{"to":"{phone}","text":"{text}"}' });
    const means = { ...testMeans, channels };
    const { write } = world.dbs;
    const county = world.cast.county;
    const now = new Date();
    await write.transaction().execute((trx) =>
      deliver(trx, means, county, now, {
        kind: 'sign-in',
        personId: null,
        phone: '13900000001',
        text: '验证码 123456',
      }),
    );
    const id = await newest(world.dbs.write);
    await deliverMessage(write, means, county, id, now);
    expect(await stateOf(write, id)).toMatchObject({ state: 'waiting', tries: 1 });
    answer = 200;
    await deliverMessage(write, means, county, id, now);
    await deliverMessage(write, means, county, id, now);
    expect(await stateOf(write, id)).toMatchObject({ state: 'sent', tries: 2 });
    expect(gateway.received).toHaveLength(2);
    expect(gateway.received[1]?.body).toContain('验证码 123456');
  });
});

async function newest(db: Parameters<typeof deliver>[0]): Promise<string> {
  const found = await sql<{
    id: string;
  }>`select id from notices.deliveries where state = 'waiting' order by id desc limit 1`.execute(db);
  return found.rows[0]?.id ?? '';
}

async function stateOf(db: Parameters<typeof deliver>[0], id: string) {
  const found = await sql<{
    state: string;
    tries: number;
  }>`select state, tries from notices.deliveries where id = ${id}`.execute(db);
  return found.rows[0];
}

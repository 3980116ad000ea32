import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { contextOf, test, type World } from '../../../../test/support/jinlin.ts';
import { testMeans } from '../../../../test/support/means.ts';
import { readSheet } from '../../../platform/sheets/index.ts';
import { importCases } from '../imports/import-cases.ts';
import { importMap } from '../imports/import-map.ts';
import { forgetExports, resumeExports, runExport } from './run-export.ts';

const map = importMap.parse({
  source: 'exports',
  columns: { externalId: '编号', words: '内容', receivedAt: '时间', title: '标题', place: '地点' },
});

describe('taking a list of cases away', () => {
  test('a short list comes at once, with its filter and without what could run as a formula', async ({ world }) => {
    await fill(world, ['=HYPERLINK("http://x","点我")', '路灯坏了']);
    const rows = await download(world, 'dispatcherQian', '/cases/export?list=queue&lane=open&format=csv');
    expect(rows[0]).toContain('办理期限');
    expect(rows).toHaveLength(3);
    expect(rows.map((row) => row[16])).toContain(`'=HYPERLINK("http://x","点我")`);
    const none = await download(world, 'dispatcherQian', '/cases/export?list=queue&lane=to-rate&format=csv');
    expect(none).toHaveLength(1);
    for (const format of ['xlsx', 'csv-gb18030']) {
      const found = await download(world, 'dispatcherQian', `/cases/export?list=search&q=路灯&format=${format}`);
      expect(found.map((row) => row[16])).toEqual(['标题', '路灯坏了']);
    }
  });

  test('nobody takes away what they cannot see, nor without the word', async ({ world }) => {
    const rows = await download(world, 'otherClerk', '/cases/export?list=search&format=csv');
    expect(rows).toHaveLength(1);
    for (const who of ['grandmaWang', 'propertyMa', 'auditorWu'] as const)
      expect((await world.as(who).get('/cases/export?format=csv')).status).toBe(403);
    expect((await world.as('dispatcherQian').get('/cases/export?format=exe')).status).toBe(422);
  });

  test('a long list is made behind the pages, told of, and belongs to who asked', async ({ world }) => {
    const { cast, dbs } = world;
    await fill(
      world,
      Array.from({ length: 2100 }, (_, at) => `第 ${at} 件事`),
    );
    const direct = await world.as('dispatcherQian').get('/cases/export?list=search&format=csv');
    expect(direct.status).toBe(409);
    expect((await world.as('dispatcherQian').page('/cases/exports/new?list=search')).text).toContain('在后台导出');
    const asked = await world.as('dispatcherQian').post('/cases/exports', { list: 'search', format: 'xlsx' });
    expect(asked.status).toBe(201);
    const { exportId } = asked.body;
    expect((await world.as('dispatcherQian').get(`/my/exports/${exportId}/file`)).status).toBe(404);
    await runExport(dbs, testMeans, cast.county, exportId);
    await runExport(dbs, testMeans, cast.county, exportId);
    const rows = await download(world, 'dispatcherQian', `/my/exports/${exportId}/file`);
    expect(rows).toHaveLength(2103);
    expect(new Set(rows.map((row) => row[0])).size).toBe(2103);
    expect((await world.as('dispatcherQian').page('/my/notices')).text).toContain(`/my/exports/${exportId}`);
    for (const path of ['', '/file'])
      expect((await world.as('supervisorLi').get(`/my/exports/${exportId}${path}`)).status).toBe(404);
    await sql`update cases.exports set asked_at = asked_at - interval '8 days' where id = ${exportId}`.execute(
      dbs.write,
    );
    await forgetExports(dbs.write, testMeans);
    expect((await world.as('dispatcherQian').get(`/my/exports/${exportId}`)).status).toBe(404);
    expect(await testMeans.files.get({ county: cast.county, id: exportId })).toBeUndefined();
  });

  test('of cases imported later although they are older none is left out, page by page', async ({ world }) => {
    const { dbs } = world;
    const all = () => download(world, 'dispatcherQian', '/cases/export?list=search&q=旧账&format=csv');
    await fill(
      world,
      Array.from({ length: 700 }, (_, at) => `旧账 ${at}`),
    );
    await sql`select setval('cases.numbers', (select last_value + 5000 from cases.numbers))`.execute(dbs.write);
    await fill(
      world,
      Array.from({ length: 700 }, (_, at) => `旧账 ${at}`),
      '2019-01-02',
    );
    expect(await all()).toHaveLength(1401);
    const seen = new Set<string>();
    let next: string | null = '';
    while (next !== null) {
      const { body } = await world.as('dispatcherQian').get(encodeURI(`/cases?q=旧账${next && `&before=${next}`}`));
      for (const item of body.items) seen.add(item.id);
      next = body.next;
    }
    expect(seen.size).toBe(1400);
  });

  test('a role that ended before the work began takes nothing away', async ({ world }) => {
    const { cast, dbs } = world;
    const asked = await world.as('supervisorLi').post('/cases/exports', { list: 'search', format: 'csv' });
    const { exportId } = asked.body;
    await sql`update people.grants set ended_at = now() where county = ${cast.county}
      and id = (select grant_id from cases.exports where id = ${exportId})`.execute(dbs.write);
    await runExport(dbs, testMeans, cast.county, exportId);
    const found = await sql<{ state: string }>`select state from cases.exports where id = ${exportId}`.execute(
      dbs.write,
    );
    expect(found.rows[0]?.state).toBe('failed');
  });

  test('an export that died is begun again, and given up after three times', async ({ world }) => {
    const { cast, dbs } = world;
    const asked = await world.as('dispatcherQian').post('/cases/exports', { list: 'search', format: 'csv' });
    const { exportId } = asked.body;
    await sql`select graphile_worker.remove_job(${`export:${exportId}`})`.execute(dbs.write);
    await sql`update cases.exports set queued_at = now() - interval '1 hour', tries = 3 where id = ${exportId}`.execute(
      dbs.write,
    );
    await resumeExports(dbs.write);
    const jobs = await sql`select 1 from graphile_worker.jobs where key = ${`export:${exportId}`}`.execute(dbs.write);
    expect(jobs.rows).toHaveLength(1);
    await runExport(dbs, testMeans, cast.county, exportId);
    expect((await world.as('dispatcherQian').page(`/my/exports/${exportId}`)).text).toContain('没有做完');
  });
});

let serial = 0;

async function fill({ dbs, cast }: World, titles: string[], day = '2026-01-02') {
  const lines = titles.map((title) => {
    serial += 1;
    return `E${serial},${JSON.stringify(title).replaceAll('\\"', '""')},${day} 08:00:00,"${title.replaceAll('"', '""')}",`;
  });
  const source = Buffer.from(['编号,内容,时间,标题,地点', ...lines].join('\n'));
  const ask = { source, fileName: 'x.csv', map, dryRun: false };
  await dbs.write.transaction().execute((trx) => importCases(contextOf(trx, cast.county), ask));
}

async function download({ app, cast }: World, who: keyof World['cast']['people'], path: string): Promise<string[][]> {
  const answer = await app.request(`http://jinlin.test/${cast.people[who].county ?? cast.county}${encodeURI(path)}`, {
    headers: { cookie: `jinlin=${cast.people[who].token}`, host: 'jinlin.test' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('诉求'));
  const rows: string[][] = [];
  for await (const cells of readSheet(new Uint8Array(await answer.arrayBuffer()), { fileName: 'list' }))
    rows.push(cells);
  return rows;
}

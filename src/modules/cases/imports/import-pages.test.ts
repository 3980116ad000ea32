import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { test, type World } from '../../../../test/support/jinlin.ts';
import { testMeans } from '../../../../test/support/means.ts';
import { zipOf } from '../../../platform/sheets/zip-of.test-support.ts';
import { resumeImports, runImport } from './run-import.ts';

const lines = [
  '编号,内容,来件时间,类别',
  'N1,楼道灯坏了,2025-03-01 08:00:00,停车',
  'N2,车位不够,2025-03-02 08:00:00,停车',
];
const good = lines.join('\n');

describe('importing a file in the browser', () => {
  test('a file goes through columns and check to cases, and is taken back', async ({ world }) => {
    const sent = await upload(world, Buffer.from(good), '三月台账.csv');
    expect(sent.status).toBe(303);
    const columns = sent.headers.get('location') ?? '';
    const asked = await page(world, columns);
    expect(asked).toContain('楼道灯坏了');
    expect(asked).toMatch(/<option value="内容" selected/);
    const here = columns.replace('/columns', '');
    const chosen = { source: '三月台账', words: '内容', externalId: '编号', receivedAt: '来件时间', category: '类别' };
    expect((await post(world, columns, chosen)).status).toBe(303);
    await run(world, here);
    expect(await page(world, here)).toContain('导入 2 行');
    expect((await post(world, `${here}/start`, {})).status).toBe(303);
    await run(world, here);
    expect(await page(world, here)).toContain('2 行都已写入');
    await run(world, here);
    expect(await countCases(world)).toBe(2);
    expect((await post(world, `${here}/undo`, {})).status).toBe(303);
    expect(await page(world, here)).toContain('整批撤回');
    expect(await countCases(world)).toBe(0);
  });

  test('bad rows are shown with their reason, and there is no button to import', async ({ world }) => {
    const here = await prepared(world, `${good}\nN3,,2025-03-01 08:00:00,停车\nN4,有内容,昨天,停车`);
    const shown = await page(world, here);
    expect(shown).toContain('有 2 行不能导入');
    expect(shown).toContain('没有内容');
    expect(shown).not.toContain('导入 4 行');
    expect((await post(world, `${here}/start`, {})).status).toBe(409);
  });

  test('rows imported by somebody else meanwhile send the file back to its check', async ({ world }) => {
    const [first, second] = [await prepared(world, good), await prepared(world, good)];
    for (const here of [first, second]) expect((await post(world, `${here}/start`, {})).status).toBe(303);
    await run(world, first);
    await run(world, second);
    await run(world, second);
    expect(await page(world, second)).toContain('以前导入过');
    expect(await countCases(world)).toBe(2);
  });

  test.for([
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为'],
    ['a web page with another name', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), '另存为'],
    ['nothing', Buffer.from(' '), ''],
    ['bytes that are no text', Buffer.from([0x41, 0x2c, 0xff, 0xfe, 0xfd, 0x00, 0x81]), ''],
    ['a broken zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]), ''],
    ['a quote that never ends', Buffer.from('编号,内容,来件时间,类别\n1,"从来没有结束,,\n2,x,,'), '引号'],
    ['nothing but a header', Buffer.from('编号,内容,来件时间,类别\n'), ''],
    ['a null character', Buffer.from('编号,内容,来件时间,类别\n1,a\u0000b,2025-03-02 08:00:00,x'), ''],
    [
      'a zip that unpacks for ever',
      zipOf({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': 'a'.repeat(30_000_000) }),
      '',
    ],
  ] as const)('%s is refused in words, at once or on its page', async ([, bytes, words], { world }) => {
    const sent = await upload(world, bytes, 'x.csv', JSON.stringify(map));
    expect([303, 422]).toContain(sent.status);
    if (sent.status === 422) return expect(await sent.text()).toContain(words);
    const here = sent.headers.get('location') ?? '';
    await run(world, here);
    const shown = await page(world, here);
    expect(shown).toMatch(/没有导入|不能导入|没有什么可以导入/);
    expect(shown).toContain(words);
    expect(shown).not.toContain('/start');
  });

  test('a map with a mistake comes back with what was pasted', async ({ world }) => {
    const sent = await upload(world, Buffer.from(good), 'x.csv', '{"source":');
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('不是合格的 JSON');
  });

  test('a run that died is begun again, and given up after three times', async ({ world }) => {
    const { dbs, cast } = world;
    const here = await prepared(world, good.replaceAll('N', 'D'));
    await post(world, `${here}/start`, {});
    const id = here.split('/').at(-1) ?? '';
    await sql`update cases.imports set queued_at = now() - interval '1 hour', tries = 3 where id = ${id}`.execute(
      dbs.write,
    );
    const jobs = () =>
      sql<{ n: number }>`select count(*) n from graphile_worker.jobs where key = ${`import:${id}`}`.execute(dbs.write);
    await sql`select graphile_worker.remove_job(${`import:${id}`})`.execute(dbs.write);
    await resumeImports(dbs.write);
    expect((await jobs()).rows[0]?.n).toBe(1);
    await runImport(dbs, testMeans, cast.county, id);
    expect(await page(world, here)).toContain('中途断了几次');
  });

  test.for([
    ['grandmaWang', 403],
    ['clerkLiu', 403],
    ['dispatcherQian', 200],
  ] as const)('%s opening the imports is answered %i', async ([who, status], { world }) => {
    if (!(who in world.cast.people)) return;
    expect((await world.as(who).page('/admin/imports')).status).toBe(status);
  });
});

const map = {
  source: 'hostile',
  columns: { externalId: '编号', words: '内容', receivedAt: '来件时间', category: '类别' },
};

async function prepared(world: World, text: string): Promise<string> {
  const sent = await upload(world, Buffer.from(text), 'x.csv', JSON.stringify({ ...map, source: 'shared' }));
  const here = sent.headers.get('location') ?? '';
  await run(world, here);
  return here;
}

async function upload({ app, cast }: World, bytes: Uint8Array, name: string, map?: string): Promise<Response> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name));
  if (map) form.set('map', map);
  return app.request(`http://jinlin.test/${cast.county}/admin/imports`, {
    method: 'POST',
    body: form,
    headers: headers(cast),
  });
}

function post({ app, cast }: World, path: string, form: Record<string, string>) {
  const body = new URLSearchParams(form).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return app.request(`http://jinlin.test${path}`, { method: 'POST', body, headers: { ...headers(cast), ...type } });
}

async function page({ app, cast }: World, path: string): Promise<string> {
  const answer = await app.request(`http://jinlin.test${path}`, { headers: headers(cast) });
  expect(answer.status).toBe(200);
  return answer.text();
}

const headers = (cast: World['cast']) => ({
  cookie: `jinlin=${cast.people.dispatcherQian.token}`,
  origin: 'http://jinlin.test',
  host: 'jinlin.test',
  accept: 'text/html',
});

const run = ({ dbs, cast }: World, here: string) =>
  runImport(dbs, testMeans, cast.county, here.split('/').at(-1) ?? '');

async function countCases({ dbs }: World) {
  const found = await sql<{
    count: number;
  }>`select count(*) as count from cases.cases where import_id is not null`.execute(dbs.write);
  return found.rows[0]?.count;
}

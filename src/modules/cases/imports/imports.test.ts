import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { contextOf, test } from '../../../../test/support/jinlin.ts';
import { type ImportAsk, importCases } from './import-cases.ts';
import { importMap } from './import-map.ts';
import { undoImport } from './undo-import.ts';

const map = importMap.parse({
  source: 'test-list',
  columns: {
    externalId: '编号',
    words: '内容',
    receivedAt: '时间',
    dueAt: '期限',
    closedAt: '办结',
    category: '类别',
    place: '社区',
  },
  categories: { 停车: 'parking' },
  onTime: { column: '按时', yes: ['是'], no: ['否'] },
});
const header = '编号,内容,时间,期限,办结,类别,社区,按时';
const file = (...rows: string[]) => Buffer.from([header, ...rows].join('\n'));
const good = 'A1,车位不够用,2025/3/1 8:00:00,2025-03-10 17:30:00,2025-03-09 12:00:00,停车,,是';
const late = 'A2,路灯不亮,2025年3月2日 9时5分,2025-03-03 17:30:00,2025-03-09 12:00:00,别的,,否';
const open = 'A3,下水道堵了,2025-03-02 10:00:00,,,别的,,';

describe('importing cases from a file', () => {
  test('a dry run names every bad row with its number and writes nothing', async ({ world }) => {
    const report = await run(world, {
      dryRun: true,
      source: file(good, 'B1,,2025-03-01 08:00:00,,,,,', 'B2,有内容,2025-02-30 08:00:00,,,,,', good),
    });
    expect(report).toMatchObject({ rows: 4, badRows: 3, written: false });
    expect(report.problems.map((one) => one.message)).toEqual([
      '第 3 行：没有内容。',
      expect.stringContaining('第 4 行'),
      '第 5 行：编号 A1 在文件里出现了两次。',
    ]);
    expect(await countCases(world)).toBe(0);
  });

  test('one bad row, and none is written', async ({ world }) => {
    await expect(run(world, { source: file(good, 'B1,,2025-03-01 08:00:00,,,,,') })).rejects.toMatchObject({
      status: 409,
    });
    expect(await countCases(world)).toBe(0);
  });

  test('deadlines and closings of the file decide what was on time, as the file itself says', async ({ world }) => {
    const report = await run(world, { source: file(good, late, open) });
    expect(report).toMatchObject({ rows: 3, badRows: 0, compared: 2, agreed: 2, written: true });
    const found = await world.as('dispatcherQian').get('/desk?lane=open');
    expect([200, 404]).toContain(found.status);
    expect(await countCases(world)).toBe(3);
  });

  test('the same row of the same source is refused the second time', async ({ world }) => {
    const again = await run(world, { dryRun: true, source: file(good) });
    expect(again.problems[0]?.message).toBe('第 2 行：编号 A1 以前导入过。');
  });

  test('an import is taken back whole, and can then be done again', async ({ world }) => {
    const { cast, dbs } = world;
    const found = await sql<{ id: string }>`select id from cases.imports where state = 'done'`.execute(dbs.write);
    const importId = found.rows[0]?.id ?? '';
    await dbs.write.transaction().execute((trx) => undoImport.run(contextOf(trx, cast.county), { importId }));
    expect(await countCases(world)).toBe(0);
    await expect(
      dbs.write.transaction().execute((trx) => undoImport.run(contextOf(trx, cast.county), { importId })),
    ).rejects.toMatchObject({ status: 409 });
    expect(await run(world, { source: file(good) })).toMatchObject({ written: true });
  });

  test('a batch that somebody worked on stays', async ({ world }) => {
    const { cast, dbs } = world;
    const one = await sql<{
      id: string;
      importId: string;
    }>`select id, import_id from cases.cases where import_id is not null`.execute(dbs.write);
    const made = await run(world, { source: file('C1,坡道坏了,2026-01-02 08:00:00,,,,,') });
    const fresh = await sql<{ id: string }>`select id from cases.cases where import_id = ${made.importId}`.execute(
      dbs.write,
    );
    expect(one.rows.length).toBeGreaterThan(0);
    const sent = await world
      .as('dispatcherQian')
      .post(`/cases/${fresh.rows[0]?.id}/dispatch`, { unitId: cast.units.fire });
    expect(sent.status).toBe(201);
    await expect(
      dbs.write
        .transaction()
        .execute((trx) => undoImport.run(contextOf(trx, cast.county), { importId: made.importId })),
    ).rejects.toMatchObject({ code: 'cases.import-touched' });
  });

  test('a column that the file lacks is named before anything else', async ({ world }) => {
    await expect(run(world, { dryRun: true, source: Buffer.from('甲,乙\n1,2') })).rejects.toMatchObject({
      message: expect.stringContaining('编号、内容'),
    });
  });
});

function run(
  world: { dbs: { write: Parameters<typeof contextOf>[0] }; cast: { county: number } },
  ask: Partial<ImportAsk>,
) {
  const whole: ImportAsk = { fileName: 'list.csv', map, dryRun: false, source: file(), ...ask };
  return world.dbs.write.transaction().execute((trx) => importCases(contextOf(trx, world.cast.county), whole));
}

async function countCases(world: { dbs: { write: Parameters<typeof contextOf>[0] } }) {
  const found = await sql<{
    count: number;
  }>`select count(*) as count from cases.cases where import_id is not null`.execute(world.dbs.write);
  return found.rows[0]?.count;
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { describe, expect, vi } from 'vitest';
import { test, type World } from '../../test/support/jinlin.ts';
import { testMeans } from '../../test/support/means.ts';
import { sealEveryCounty } from '../feeds.ts';
import type { Installation } from '../installation.ts';
import { headNotesIn } from '../modules/activity/index.ts';
import { readConfig } from '../platform/config.ts';
import { UsageProblem } from './cli-command.ts';
import { operatorTools, runTool } from './operator-tools.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-cli-'));

async function jinlin(world: World, name: string, ...words: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const io = { out: (line: string) => said.out.push(line), err: (line: string) => said.err.push(line) };
  const installation: Installation = {
    config: readConfig({ DATA_DIR: dataDir }),
    dbs: world.dbs,
    means: testMeans,
    url: '',
    ready: async () => [],
    close: async () => undefined,
  };
  const tool = operatorTools.find((one) => one.name === name);
  if (!tool) throw new Error(`there is no tool ${name}`);
  const code = await runTool(tool, words, io, installation);
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

describe('the operator’s tool', () => {
  test('tells apart what it cannot do and what it does not understand', async ({ world }) => {
    await expect(jinlin(world, 'county')).rejects.toThrow(UsageProblem);
    await expect(jinlin(world, 'county', 'open', '12')).rejects.toThrow(UsageProblem);
    await expect(jinlin(world, 'admin', 'create', '--county', '350605')).rejects.toThrow('--name');
    await expect(jinlin(world, 'verify', '--what')).rejects.toMatchObject({ code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' });
  });

  test('opens a county once, finds it by name and lists it', async ({ world }) => {
    expect(await jinlin(world, 'county', 'search', '滨海')).toMatchObject({ out: expect.stringContaining('320922') });
    expect(await jinlin(world, 'county', 'open', '320922')).toMatchObject({ code: 0 });
    expect(await jinlin(world, 'county', 'open', '320922')).toMatchObject({ code: 1, err: '这个区县已经开通了。' });
    expect((await jinlin(world, 'county', 'open', '999999')).code).toBe(1);
    expect((await jinlin(world, 'county', 'list')).out).toContain('滨海');
  });

  test('makes the first administrator, who signs in with the password it prints', async ({ world }) => {
    const made = await jinlin(
      world,
      ...['admin', 'create', '--county', '350605', '--name', '林主任', '--phone', '13911112222', '--login', 'lin'],
    );
    expect(made.code, made.err).toBe(0);
    const password = /：(\S{16})$/.exec(made.out)?.[1];
    const found = await sql<{ role: string }>`select g.role from people.passwords w
      join people.grants g on g.county = w.county and g.person_id = w.person_id
      where w.county = 350605 and w.login = 'lin'`.execute(world.dbs.read);
    expect(found.rows).toEqual([{ role: 'county-administrator' }]);
    expect(password).toBeDefined();
    const token = await jinlin(
      world,
      ...['token', 'make', '--county', '350605', '--phone', '13911112222', '--role', 'county-administrator'],
      ...['--name', '试用', '--scopes', 'places.read'],
    );
    const secret = /t_\S+/.exec(token.out)?.[0];
    const answer = await world.as(null).get('/admin/places', { authorization: `Bearer ${secret}` });
    expect(answer.status, token.err).toBe(200);
    const more = await jinlin(
      world,
      ...[
        'token',
        'make',
        '--county',
        '350605',
        '--phone',
        '13911112222',
        '--name',
        '太多',
        '--scopes',
        'places.manage',
      ],
    );
    expect(more.code).toBe(1);
  });

  test('imports a year of holidays from a spreadsheet’s file', async ({ world }) => {
    const path = join(dataDir, '2027.csv');
    const text =
      '日期,类型,名称\n2027-01-01,放假,元旦\n2027/5/1,放假,劳动节\n2027-10-01,放假,国庆节\n2027-10-09,上班,国庆节\n';
    writeFileSync(path, iconv.encode(text, 'gb18030'));
    expect(await jinlin(world, 'calendar', 'import', path, '--county', '350605')).toMatchObject({ code: 0 });
    const kept = await sql<{ name: string }>`select name from rules.calendar_days where county = 350605
      and day = '2027-10-09'`.execute(world.dbs.read);
    expect(kept.rows).toEqual([{ name: '国庆节' }]);
    writeFileSync(path, '日期,类型\n2027-01-01,放假\n');
    const half = await jinlin(world, 'calendar', 'import', path, '--county', '350605');
    expect(half).toMatchObject({ code: 1, err: expect.stringContaining('2027-05-01') });
  });

  test('verifies every county, and says where something was changed', async ({ world }) => {
    const notes = headNotesIn(join(dataDir, 'seals'));
    await vi.waitFor(async () => {
      while (await sealEveryCounty(world.dbs.write, testMeans.sealer, notes));
      expect((await jinlin(world, 'verify')).out).toContain('待封存 0 条');
    }, 5000);
    expect((await jinlin(world, 'verify')).code).toBe(0);
    await world.dbs.write.connection().execute(async (db) => {
      await sql`set session_replication_role = replica`.execute(db);
      await sql`delete from activity.entries where county = 350605 and kind = 'county.opened'`.execute(db);
      await sql`set session_replication_role = origin`.execute(db);
    });
    const found = await jinlin(world, 'verify', '--county', '350605');
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/350605 第 1 批：记录被删除，记录 [0-9a-f-]{36}/);
  });

  test('looks after the installation: database, key, queue, readers, clock', async ({ world }) => {
    await world.settle();
    const found = await jinlin(world, 'doctor');
    expect(found.out).toContain('PostgreSQL');
    expect(found.out).toContain('能打开已封存的内容');
    expect(found.out.split('\n')).toHaveLength(8);
  });

  test('counts a county again', async ({ world }) => {
    expect(await jinlin(world, 'recount', '--county', '350605')).toMatchObject({ code: 0 });
  });
});

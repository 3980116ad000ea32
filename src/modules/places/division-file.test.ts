import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../platform/package-root.ts';
import { openDivisionFile } from './division-file.ts';

const run = promisify(execFile);
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'divisions-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sample = {
  provinces: ['code,name', '11,"甲省"'],
  cities: ['code,name,provinceCode', '1101,"乙市",11'],
  // The packer sorts; 110102 has no towns.
  areas: ['code,name', '110103,"丁县"', '110101,"丙区"', '110102,"空区"'],
  streets: ['code,name', '110101001,"东街道"', '110101400,"农场"', '110103000,"丁县"'],
  villages: [
    'code,name',
    '110101001999,"𡐓村, 东（新）"',
    '110101001001,"多福巷社区居委会"',
    '110101001200,"居委会"',
    '110103000000,"丁县"',
  ],
};

async function packed({ villages, ...levels }: typeof sample, name = 'out.bin'): Promise<string> {
  for (const [level, lines] of Object.entries(levels)) {
    await writeFile(join(folder, `${level}.csv`), lines.join('\r\n'));
  }
  await writeFile(join(folder, 'villages.csv.gz'), gzipSync(villages.join('\n')));
  const out = join(folder, name);
  const tool = join(packageRoot(), 'tools', 'pack-divisions.mjs');
  await run(process.execPath, [tool, folder, out, '--as-of', '2024-06-30']);
  return out;
}

test('what was packed is read back name for name', async () => {
  const file = openDivisionFile(await packed(sample));
  expect(file.asOf).toBe('2024-06-30');
  const inCity = { city: '乙市', province: '甲省' };
  expect([...file.counties.values()]).toEqual([
    { code: 110101, name: '丙区', ...inCity },
    { code: 110102, name: '空区', ...inCity },
    { code: 110103, name: '丁县', ...inCity },
  ]);
  expect(file.townsOf(110101)).toEqual([
    {
      code: '110101001',
      name: '东街道',
      kind: 'subdistrict',
      villages: [
        { code: '110101001001', name: '多福巷社区居委会', kind: 'community' },
        { code: '110101001200', name: '居委会', kind: 'village' },
        { code: '110101001999', name: '𡐓村, 东（新）', kind: 'village' },
      ],
    },
    { code: '110101400', name: '农场', kind: 'other', villages: [] },
  ]);
  expect(file.townsOf(110102)).toEqual([]);
  expect(file.townsOf(110103)[0]?.villages).toEqual([{ code: '110103000000', name: '丁县', kind: 'village' }]);
  expect(file.townsOf(110104)).toEqual([]);
});

test('the same divisions give the same bytes', async () => {
  const first = await readFile(await packed(sample));
  expect(await readFile(await packed(sample, 'again.bin'))).toEqual(first);
});

test('a village of an unknown town, a code that stands twice and a short code are refused', async () => {
  const withVillage = (line: string) => packed({ ...sample, villages: [...sample.villages, line] });
  await expect(withVillage('110101009001,"孤村"')).rejects.toThrow('孤村 belongs to no known division');
  await expect(withVillage('110101001001,"又一村"')).rejects.toThrow('110101001001 stands there twice');
  await expect(withVillage('11010100102,"短村"')).rejects.toThrow('is not a code of 12 digits');
});

test('another file is not taken for a register, nor is one that was cut off', async () => {
  const path = await packed(sample);
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length - 1));
  expect(() => openDivisionFile(path).townsOf(110103)).toThrow('is cut off');
  expect(() => openDivisionFile(join(packageRoot(), 'package.json'))).toThrow('is not a register');
});

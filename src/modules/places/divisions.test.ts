import { expect, test } from 'vitest';
import type { Town } from './division.ts';
import { allCounties, divisionOfCounty, searchCounties, shippedDivisions } from './divisions.ts';

const townsOf = (code: number): Town[] => divisionOfCounty(code)?.towns ?? [];
const names = (code: number) => townsOf(code).map((town) => town.name);
const count = (code: number) => townsOf(code).reduce((sum, town) => sum + town.villages.length, 0);
const found = (text: string) => searchCounties(text).map((county) => county.code);

test('the shipped register holds all of China to the village, each code once and under its parent', () => {
  const { asOf, provinces, cities, counties } = shippedDivisions();
  let towns = 0;
  let villages = 0;
  let last = '';
  const wrong: string[] = [];
  const check = (code: string, name: string, parent: string, digits: number) => {
    // Codes come in rising order, so a code that is no higher than the last one is there twice.
    if (!code.startsWith(parent) || code.length !== digits || code <= last || !name) wrong.push(`${code} ${name}`);
    last = code;
  };
  for (const county of allCounties()) {
    check(String(county.code), county.name && county.city && county.province, '', 6);
    for (const town of townsOf(county.code)) {
      check(town.code, town.name, String(county.code), 9);
      towns += 1;
      villages += town.villages.length;
      for (const village of town.villages) check(village.code, village.name, town.code, 12);
    }
  }
  expect(wrong).toEqual([]);
  expect([provinces, cities, counties.size, towns, villages]).toEqual([31, 342, 2978, 41_352, 620_573]);
  expect(asOf).toBe('2023-06-30');
});

test.for([
  [350605, '福建省', '漳州市', '长泰区', 9, 88],
  [341324, '安徽省', '宿州市', '泗县', 19, 195],
  [320922, '江苏省', '盐城市', '滨海县', 19, 304],
  [652922, '新疆维吾尔自治区', '阿克苏地区', '温宿县', 13, 142],
  [150104, '内蒙古自治区', '呼和浩特市', '玉泉区', 10, 134],
  [513424, '四川省', '凉山彝族自治州', '德昌县', 12, 73],
] as const)('%i is %s %s %s with %i towns and %i villages', ([code, province, city, name, towns, villages]) => {
  expect(divisionOfCounty(code)).toMatchObject({ code, province, city, name });
  expect([names(code).length, count(code)]).toEqual([towns, villages]);
});

test('滨海县 has 天场镇 with its villages', () => {
  const town = townsOf(320922).find(({ name }) => name === '天场镇');
  expect(town).toMatchObject({ code: '320922110', kind: 'town' });
  expect(town?.villages).toHaveLength(14);
});

test('温宿县 has 戈壁新村 under 柯柯牙镇, for no 青川镇 is registered there', () => {
  const town = townsOf(652922).find(({ name }) => name === '柯柯牙镇');
  expect(town?.villages).toContainEqual({ code: '652922107204', name: '戈壁新村委会', kind: 'village' });
  expect(names(652922)).not.toContain('青川镇');
});

test.for([
  [441900, '东莞市', '441900003', '东城街道'],
  [442000, '中山市', '442000001', '石岐街道'],
  [460400, '儋州市', '460400100', '那大镇'],
  [620201, '嘉峪关市', '620201001', '雄关街道'],
  [350527, '金门县', '350527000', '金门县'],
  [659001, '石河子市', '659001001', '新城街道'],
] as const)('%i %s, which has no usual levels, can be read all the same', ([code, name, town, townName]) => {
  expect(divisionOfCounty(code)).toMatchObject({ name });
  expect(townsOf(code)[0]).toMatchObject({ code: town, name: townName });
});

test('a code that is no county has no division', () => {
  expect([divisionOfCounty(999999), divisionOfCounty(3506), divisionOfCounty(Number.NaN)]).toEqual([null, null, null]);
});

test('counties are found by name, by abbreviated path and by code', () => {
  expect(found('长泰')).toEqual([350605]);
  expect(found('福建省 长泰区')).toEqual([350605]);
  expect(found('漳州长泰')).toEqual([350605]);
  expect(found('江苏滨海县')).toEqual([320922]);
  expect(found('３５０６０５')).toEqual([350605]);
  expect(found('东莞')).toEqual([441900]);
  expect(found('3506')).toContain(350605);
  expect(found('漳州')).toEqual(found('3506'));
});

test('a search shows the nearest name first, and nothing for no text or an unknown place', () => {
  expect(found('海安')[0]).toBe(320685);
  // 河口区, 河口瑶族自治县, then 沙河口区, 梅河口市, 老河口市
  expect(found('河口')).toEqual([370503, 532532, 210204, 220581, 420682]);
  expect(found('鼓楼区')).toEqual([320106, 320302, 350102, 410204]);
  expect(found('玉泉')[0]).toBe(150104);
  expect([found(' '), found('桃花源县')]).toEqual([[], []]);
});

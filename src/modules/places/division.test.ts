import { expect, test } from 'vitest';
import { fullName, shortName, townKind, villageKind } from './division.ts';

test.for([
  ['341324001', '运河街道', 'subdistrict'],
  ['110105021', '南磨房地区', 'subdistrict'],
  ['320922110', '天场镇', 'town'],
  ['350605200', '坂里乡', 'township'],
  ['350605400', '国营古农农场', 'other'],
  ['130271450', '新华路街道', 'other'],
  ['110101099', '某地', 'subdistrict'],
  ['110101100', '某地', 'town'],
  ['110101199', '某地', 'town'],
  ['110101200', '某地', 'township'],
  ['110101399', '某地', 'township'],
  ['110101400', '某镇', 'other'],
  ['110101599', '某镇', 'other'],
  ['469001198', '县直辖村级区划', 'other'],
  ['350527000', '金门县', 'other'],
  ['350527600', '城关街道办事处', 'subdistrict'],
  ['350527601', '城关镇', 'town'],
  ['350527602', '巴音苏木', 'township'],
] as const)('%s %s is a %s by its number, or by its name where the number is silent', ([code, name, kind]) => {
  expect(townKind(code, name)).toBe(kind);
});

test.for([
  ['110101001001', '多福巷社区居委会', 'community'],
  ['110101001199', '果林村委会', 'community'],
  ['110101001200', '新华社区', 'village'],
  ['110101001399', '果林村委会', 'village'],
  ['110101001499', '第三管理区', 'community'],
  ['110101001500', '一连队', 'village'],
  ['110101001600', '东门居委会', 'community'],
  ['350527000000', '金门县', 'village'],
] as const)('%s %s is a %s by its number, or by its name where the number is silent', ([code, name, kind]) => {
  expect(villageKind(code, name)).toBe(kind);
});

test.for([
  ['多福巷社区居委会', '多福巷社区'],
  ['宏图社区居民委员会', '宏图社区'],
  ['东门居委会', '东门'],
  ['天门山居民委员会', '天门山'],
  ['戈壁新村委会', '戈壁新村'],
  ['绿化新村村委会', '绿化新村'],
  ['宋庄村民委员会', '宋庄村'],
  ['果林村村民委员会', '果林村'],
  ['东沟社区村民委员会', '东沟社区'],
  ['芒来嘎查委员会', '芒来嘎查'],
  ['白音嘎查村委会', '白音嘎查'],
  ['阿尔格村牧民委员会', '阿尔格村'],
  ['曲龙牧委会', '曲龙'],
  ['浔西社区委员会', '浔西社区'],
  ['朝力干村委', '朝力干村'],
  ['富康苑社区居民委会', '富康苑社区'],
  ['红星村委会（合隆经济开发区）（省级）', '红星村'],
  ['红旗新村第六居委会', '红旗新村第六居委会'],
  ['六居委会', '六居委会'],
  ['新华社区', '新华社区'],
  ['村委会', '村委会'],
  ['七连队', '七连队'],
] as const)('people call %s %s', ([name, short]) => {
  expect(shortName(name)).toBe(short);
});

test.for([
  [{ code: 350605, name: '长泰区', city: '漳州市', province: '福建省' }, '福建省漳州市长泰区'],
  [{ code: 110101, name: '东城区', city: '市辖区', province: '北京市' }, '北京市东城区'],
  [{ code: 441900, name: '东莞市', city: '东莞市', province: '广东省' }, '广东省东莞市'],
  [
    { code: 659001, name: '石河子市', city: '自治区直辖县级行政区划', province: '新疆维吾尔自治区' },
    '新疆维吾尔自治区石河子市',
  ],
] as const)('%o is written %s', ([county, name]) => {
  expect(fullName(county)).toBe(name);
});

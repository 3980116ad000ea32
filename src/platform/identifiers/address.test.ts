import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskAddress } from './address.ts';

test.for([
  ['福建省泉州市丰泽区万福小区3号楼2单元501室', '福建省泉州市丰泽区万福小区3号楼'],
  ['万福小区 5 号楼东', '万福小区5号楼'],
  ['万福小区３栋５０１', '万福小区3栋'],
  ['万福小区3幢二单元五零一室', '万福小区3幢'],
  ['万福小区三号楼五楼', '万福小区三号楼'],
  ['万福小区A座1201', '万福小区A座'],
  ['万福小区3#楼501', '万福小区3#楼'],
  ['万福小区12栋34号', '万福小区12栋'],
  ['万福小区3-2-501', '万福小区'],
  ['万福小区1502号', '万福小区'],
  ['万福小区2单元501号', '万福小区'],
  ['万福小区东户', '万福小区'],
  ['中山路88号', '中山路88号'],
  ['中山路88号501室', '中山路88号'],
  ['中山路88号A座501', '中山路88号A座'],
  ['东街88号院3号楼501', '东街88号院3号楼'],
  ['中山路12弄5号301室', '中山路12弄5号'],
  ['河南省三门峡市湖滨区五一路3号', '河南省三门峡市湖滨区五一路3号'],
  ['鼓楼区东街街道军门社区8栋', '鼓楼区东街街道军门社区8栋'],
  ['光明大厦1502', '光明大厦'],
  ['南山县下村镇坑头村3组12号', '南山县下村'],
  ['坑头村3组12号', '坑头村3组'],
  ['坑头村第二村民小组十二号', '坑头村第二村民小组'],
  ['坑头村中心路12号', '坑头村'],
  ['坑头村王小明家', '坑头村'],
  ['曹杨新村3号楼501', '曹杨新村3号楼'],
  ['坑头村12号张三家3栋', '坑头村'],
  ['万福小区电话13812345678，3号楼', '万福小区'],
  ['万福小区二期B区3号楼501', '万福小区二期B区3号楼'],
  ['501室', '****'],
  ['王小明', '****'],
  ['', '****'],
] as const)('%s is shown as %s', ([address, shown]) => expect(maskAddress(address)).toBe(shown));

const flat = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 12 }))
  .chain(([stairs, floor, door]) => {
    const room = `${floor}${`${door}`.padStart(2, '0')}`;
    return fc.constantFrom(
      `${stairs}单元${room}室`,
      `${stairs}单元${room}`,
      `${stairs}-${room}`,
      `${room}室`,
      room,
      `${room}号`,
      `${floor}层${door}号`,
      `${floor}楼${door}户`,
      `#${room}`,
      `-${room}`,
      `${stairs}门${room}`,
      `${stairs}梯${room}房`,
    );
  });

test('nothing behind the building shows, however the flat is written', () => {
  const place = fc.constantFrom('万福小区', '泉州市丰泽区中山路88号', '光明新村', '东街12弄');
  const building = fc.constantFrom('3号楼', '12栋', 'A座', '甲幢', '十二号楼', '5#楼');
  fc.assert(
    fc.property(place, building, flat, (...parts) => {
      expect(maskAddress(parts.join(''))).toBe(parts[0] + parts[1]);
    }),
  );
});

test('nothing of a flat shows when the building is not named', () => {
  const place = fc.constantFrom('万福小区', '光明大厦', '坑头村', '坑头村3组');
  fc.assert(
    fc.property(place, flat, (at, home) => {
      expect(maskAddress(at + home)).toBe(at);
    }),
  );
});

test('a mask only ever cuts the end off', () => {
  const unit = fc.constantFrom(...'省市区县路街村组号楼栋单元室层0123456789一二三AB座东门王明家·- 12');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
      const shown = maskAddress(text);
      expect(
        shown === '****' ||
          text
            .normalize('NFKC')
            .replace(/[\s\p{Cf}]/gu, '')
            .startsWith(shown),
      ).toBe(true);
      expect(shown).not.toMatch(/单元|[0-9AB一二三](?:室|层)/);
    }),
  );
});

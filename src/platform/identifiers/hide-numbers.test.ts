import { expect, test } from 'vitest';
import { hideNumbers } from './hide-numbers.ts';

test('mobile and ID numbers in words for everybody are masked, service numbers and times stay', () => {
  expect(hideNumbers('已联系 13900000001，身份证 35058319491231002x，也可打 0595-22345678 或 12345。')).toBe(
    '已联系 139****0001，身份证 ******************，也可打 0595-22345678 或 12345。',
  );
  expect(hideNumbers('139 0000 0001；139-0000-0001')).toBe('139****0001；139****0001');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPhone, normalisePhone } from './phone.ts';

test.for([
  ['13812345678', '13812345678'],
  ['+86 138 1234 5678', '13812345678'],
  ['0086-138-1234-5678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['＋８６　１３８１２３４５６７８', '13812345678'],
  ['\u202a13812345678\u202c', '13812345678'],
  ['0595-22345678', '059522345678'],
  ['（0595）2234567', '05952234567'],
  ['+86 595 22345678', '059522345678'],
  ['+86 10 6552 9988', '01065529988'],
  ['010－65529988', '01065529988'],
] as const)('%s is written %s', ([typed, written]) => expect(normalisePhone(typed)).toBe(written));

test.for([
  '',
  '12345',
  '12812345678',
  '1381234567',
  '138123456789',
  '22345678',
  '0595-12345678',
  '4008123123',
  '+1 212 555 0100',
  '0595-22345678转801',
  '张三',
  '13812345678+',
])('"%s" is not taken for a phone', (typed) => expect(normalisePhone(typed)).toBeUndefined());

const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);

test('writing a phone as it is written already changes nothing', () => {
  fc.assert(
    fc.property(mobile, (phone) => {
      expect(normalisePhone(phone)).toBe(phone);
    }),
  );
});

test('a masked mobile shows its first three and last four digits and nothing between', () => {
  fc.assert(
    fc.property(mobile, (phone) => {
      expect(maskPhone(`+86 ${phone}`)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`);
    }),
  );
});

test('no text, phone or not, shows more than seven digits or any other letter through the mask', () => {
  const digits = fc.stringMatching(/^[+0-9 ()-]{0,20}$/);
  fc.assert(
    fc.property(fc.oneof(digits, fc.string({ unit: 'binary' })), (text) => {
      expect(maskPhone(text)).toMatch(/^(?:\d{3}\*{4}\d{4}|\*{4})$/);
    }),
  );
  expect(maskPhone('王小明')).toBe('****');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskIdNumber, normaliseIdNumber, readIdNumber } from './id-number.ts';

const today = '2026-10-01';
const man = '000000199001010018';
const womanOrMan = '00000019900101107X';

test('the published examples are valid and tell birth and gender', () => {
  expect(readIdNumber(man, today)).toEqual({
    number: man,
    area: '000000',
    bornOn: '1990-01-01',
    gender: 'male',
    legacy: false,
  });
  expect(readIdNumber(womanOrMan, today)).toMatchObject({ bornOn: '1990-01-01', gender: 'male' });
});

test('an even serial is a woman', () => {
  expect(readIdNumber(signed('00000019900101002'), today)).toMatchObject({ gender: 'female' });
});

test('a small x, blanks and full-width digits are mended', () => {
  for (const typed of ['00000019900101107x', '000000 19900101 107X', '００００００１９９００１０１１０７Ｘ']) {
    expect(readIdNumber(typed, today)?.number).toBe(womanOrMan);
  }
});

test('any single changed digit is noticed', () => {
  for (const number of [man, womanOrMan]) {
    for (const at of Array(18).keys()) {
      for (const digit of '0123456789X') {
        if (digit === number[at]) continue;
        expect(readIdNumber(number.slice(0, at) + digit + number.slice(at + 1), today)).toBeUndefined();
      }
    }
  }
});

test.for(['19900230', '19901301', '19900100', '20230229', '19000229', '00000101', '17991231', '20261002'])(
  'the birth date %s is refused even under a right check digit',
  (born) => expect(readIdNumber(signed(`000000${born}001`), today)).toBeUndefined(),
);

test.for(['20240229', '20000229', '20261001'])('the birth date %s is accepted', (born) =>
  expect(readIdNumber(signed(`000000${born}001`), today)).toBeDefined(),
);

test('a 15-digit number is read as the same person, and marked', () => {
  expect(readIdNumber('000000900101001', today)).toMatchObject({ number: man, bornOn: '1990-01-01', legacy: true });
  expect(normaliseIdNumber('000000900101001')).toBe(normaliseIdNumber(man));
  expect(readIdNumber('000000900230001', today)).toBeUndefined();
});

test.for(['', '1234', 'X00000199001010018', '00000019900101X018', `${man}0`])('"%s" has no id number in it', (text) => {
  expect(normaliseIdNumber(text)).toBeUndefined();
  expect(readIdNumber(text, today)).toBeUndefined();
});

test('numbers built by the standard are read back', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-09-30'), noInvalidDate: true });
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: 110000, max: 659999 }),
      (born, serial, area) => {
        const bornOn = born.toISOString().slice(0, 10);
        const number = signed(`${area}${bornOn.replaceAll('-', '')}${`${serial}`.padStart(3, '0')}`);
        const gender = serial % 2 ? 'male' : 'female';
        expect(readIdNumber(number, today)).toEqual({ number, area: `${area}`, bornOn, gender, legacy: false });
      },
    ),
  );
});

test('a mask hides all, or all but the last four', () => {
  expect(maskIdNumber(man)).toBe('******************');
  expect(maskIdNumber(womanOrMan.toLowerCase(), 'last4')).toBe('**************107X');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{14,18}$/)), (text) => {
      expect(maskIdNumber(text)).toBe('*'.repeat(18));
      expect(maskIdNumber(text, 'last4')).toMatch(/^\*{14}(?:\*{4}|\d{3}[\dX])$/);
    }),
  );
});

/** The check by its other definition (ISO 7064, MOD 11-2): a running doubling, no table of weights. */
function signed(first17: string): string {
  const rest = Array.from(first17).reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  const check = (12 - rest) % 11;
  return first17 + (check === 10 ? 'X' : check);
}

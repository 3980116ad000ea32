import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCreditCode } from './credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const valid = ['91000000000000000K', '92000000MA0000000K', '54000000MF0000000U', '910000000000000040'];

test.for(valid)('%s is valid', (code) => expect(readCreditCode(code)).toMatchObject({ code, area: '000000' }));

test('small and full-width letters and blanks are mended', () => {
  expect(readCreditCode(' 92000000ma0000000k ')?.code).toBe('92000000MA0000000K');
  expect(readCreditCode('９２００００００ＭＡ０００００００Ｋ')?.code).toBe('92000000MA0000000K');
});

test('any single changed character is noticed', () => {
  for (const code of valid) {
    for (const at of Array(18).keys()) {
      for (const letter of `${alphabet}IOSVZ`) {
        if (letter === code[at]) continue;
        expect(readCreditCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
      }
    }
  }
});

test('exactly one last character fits any first seventeen', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^9[123][0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}$/), (first17) => {
      expect(Array.from(alphabet).filter((last) => readCreditCode(first17 + last))).toHaveLength(1);
    }),
  );
});

test.for(['', '91000000000000000', '91000000000000000KK', '91A0000000000000K0', '统一社会信用代码'])(
  '"%s" is not valid',
  (text) => expect(readCreditCode(text)).toBeUndefined(),
);

test('the organisation’s own check is told, not enforced', () => {
  expect(readCreditCode('91000000000000000K')?.bodyHolds).toBe(true);
  expect(readCreditCode('92000000MA0000000K')?.bodyHolds).toBe(false);
});

test('the organisation’s own check has ten values, X for the tenth and 0 for the eleventh', () => {
  const holds = (body: string) =>
    Array.from(alphabet).some((last) => readCreditCode(`91000000${body}${last}`)?.bodyHolds);
  // 11 − (sum of digit × weight) mod 11, by hand: 2×5 = 10 → 1; 1×4+2×... = 1 → X; 0 → 0.
  expect(holds('000000051')).toBe(true);
  expect(holds('00000006X')).toBe(true);
  expect(holds('000000000')).toBe(true);
  expect(holds('000000050')).toBe(false);
});

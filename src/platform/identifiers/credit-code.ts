import { halfWidth } from './half-width.ts';

/**
 * A valid unified social credit code. `bodyHolds` is false when the nine characters of the organisation fail their own check
 * (GB 11714): some real codes do, so it may warn but never refuse.
 */
export type CreditCode = { code: string; area: string; bodyHolds: boolean };

/** Reads a unified social credit code (GB 32100-2015); lower case and full-width letters are mended. Undefined if not valid. */
export function readCreditCode(text: string): CreditCode | undefined {
  const code = halfWidth(text).toUpperCase();
  if (!shape.test(code) || code.at(-1) !== checkCharacter(code.slice(0, 17))) return undefined;
  return { code, area: code.slice(2, 8), bodyHolds: code.charAt(16) === bodyCheck(code.slice(8, 16)) };
}

// Without I, O, S, V and Z.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * alphabet.indexOf(first17.charAt(place)), 0);
  // The outer remainder makes 31 into 0, which the alphabet has no place for.
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

function bodyCheck(first8: string): string {
  const sum = bodyWeights.reduce(
    (total, weight, place) => total + weight * Number.parseInt(first8.charAt(place), 36),
    0,
  );
  return '0X987654321'.charAt(sum % 11);
}

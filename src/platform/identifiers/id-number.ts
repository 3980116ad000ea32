import { halfWidth } from './half-width.ts';

/** What a citizen id number tells: always in its 18-digit form. `legacy` was written with 15 digits: for imports only. */
export type IdNumber = { number: string; area: string; bornOn: string; gender: 'female' | 'male'; legacy: boolean };

/**
 * Reads a citizen id number (GB 11643): check digit, and a birth date that is real and not after `today` (YYYY-MM-DD).
 * The area is not looked up: areas are renamed and merged, and a number keeps the code of its time. Undefined if not valid.
 */
export function readIdNumber(text: string, today: string): IdNumber | undefined {
  const number = normaliseIdNumber(text);
  if (!number || number.at(-1) !== checkDigit(number.slice(0, 17))) return undefined;
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDate(bornOn) || bornOn > today) return undefined;
  const gender = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
  return { number, area: number.slice(0, 6), bornOn, gender, legacy: halfWidth(text).length === 15 };
}

/**
 * The one written form for sealing and lookup: 18 characters, X in upper case; a 15-digit number is completed, so that both
 * numbers of one person are found as one. Only the shape is looked at. Undefined for anything else.
 */
export function normaliseIdNumber(text: string): string | undefined {
  const number = halfWidth(text).toUpperCase();
  if (/^\d{17}[\dX]$/.test(number)) return number;
  if (!/^\d{15}$/.test(number)) return undefined;
  const long = `${number.slice(0, 6)}19${number.slice(6)}`;
  return long + checkDigit(long);
}

/** Hides an id number; `last4` only where two people of one name must be told apart (domain rule 7.2). */
export function maskIdNumber(text: string, show?: 'last4'): string {
  const number = normaliseIdNumber(text);
  return show === 'last4' && number ? '*'.repeat(14) + number.slice(-4) : '*'.repeat(18);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkDigit(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return '10X98765432'.charAt(sum % 11);
}

function isRealDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  // 30 February rolls over into March rather than failing, so the date must come back the same.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) && date >= '1800';
}

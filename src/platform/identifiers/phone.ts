import { halfWidth } from './half-width.ts';

/**
 * The one written form of a Chinese phone, for sealing and lookup: `13812345678`, or a landline with its area code,
 * `059522345678`. Accepts +86, blanks, dashes, brackets and full-width digits. Undefined for anything else,
 * also for service numbers such as 12345 and for extensions.
 */
export function normalisePhone(text: string): string | undefined {
  const digits = halfWidth(text).replace(/[()\p{Pd}−.]/gu, '');
  const local = digits.replace(/^(?:\+|00)?86/, '');
  if (mobile.test(local) || landline.test(local)) return local;
  // After +86 the zero before an area code is left out.
  if (local !== digits && landline.test(`0${local}`)) return `0${local}`;
  return undefined;
}

/** Shows a phone as `138****5678` (domain rule 7.2: first three and last four). What is no phone is hidden entirely. */
export function maskPhone(text: string): string {
  const phone = normalisePhone(text);
  return phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '****';
}

const mobile = /^1[3-9]\d{9}$/;
// Area codes 010 and 02x have eight-digit numbers, 03xx to 09xx seven or eight; no local number starts with 0 or 1.
const landline = /^(?:010[2-9]\d{7}|02\d[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7})$/;

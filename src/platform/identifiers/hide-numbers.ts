import { maskIdNumber } from './id-number.ts';
import { maskPhone } from './phone.ts';

const idNumber = /(?<!\d)\d{17}[\dXx](?!\d)/g;
const mobile = /(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/g;

/** Words for everybody's eyes: mobile and ID numbers that somebody wrote into them are masked; service numbers stay. */
export function hideNumbers(words: string): string {
  return words
    .replace(idNumber, (number) => maskIdNumber(number.toUpperCase()))
    .replace(mobile, (number) => maskPhone(number.replace(/\D/g, '')));
}

import { compoundSurnames } from './compound-surnames.ts';

/**
 * Shows a name as its surname and `**` (domain rule 7.2), whatever its length: 王小明 → 王**, 欧阳娜 → 欧阳**.
 * Names with a middle dot or in other letters keep only their first character. A single character is hidden, or the mask
 * would show all there is.
 */
export function maskName(text: string): string {
  const name = text.normalize('NFKC').trim();
  const letters = Array.from(name.replace(/[\s\p{Cf}]/gu, ''));
  const [first] = letters;
  if (first === undefined || letters.length === 1) return '**';
  if (middleDot.test(name) || !/\p{Script=Han}/u.test(first)) return `${first}**`;
  const joined = letters.join('');
  const compound = compoundSurnames.find((surname) => joined.startsWith(surname) && joined.length > surname.length);
  return `${compound ?? first}**`;
}

// The dot between the parts of a name has one right form, ·, and many that keyboards give.
const middleDot = /[·•‧∙⋅・･᛫●.]/u;

import { hash, verify } from '@node-rs/argon2';
import { commonPasswords } from './common-passwords.ts';

// Argon2id at OWASP's settings (19 MiB, 2 passes, 1 lane), stated so that a library's change of mind does not weaken them.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password.normalize('NFKC'), cost);

let nobodys: Promise<string> | undefined;

/** Compares with a stored hash; without one it takes as long and is false, so that time does not tell who exists. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await nobodys), password.normalize('NFKC'));
  return right && stored !== undefined;
}

/**
 * Why a password cannot be taken, as a sentence; undefined when it can. Twelve characters of any kind, or eight of three
 * kinds (GB/T 22239-2019, 8.1.4, asks for complexity); never one that everybody tries first.
 */
export function passwordProblem(password: string, login: string): string | undefined {
  const plain = password.normalize('NFKC');
  const letters = Array.from(plain);
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(plain)).length;
  if (letters.length > 128) return '密码最长 128 位。';
  if (letters.length < 8 || (letters.length < 12 && kinds < 3)) {
    return '密码太短：至少 12 位；或至少 8 位，并有大写、小写、数字、符号中的三种。';
  }
  if (isCommon(plain.toLowerCase(), login)) return '这个密码太常见，容易被猜到，请换一个。';
  return undefined;
}

const lookAlikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
};

function isCommon(lower: string, login: string): boolean {
  if (new Set(lower).size < 5) return true;
  if (login.length > 2 && lower.includes(login.toLowerCase())) return true;
  // People hang figures and marks behind a word, and write letters as figures; both are tried first by whoever guesses.
  const core = lower.replace(/[^a-z]+$/, '');
  const shown = Array.from(core, (letter) => lookAlikes[letter] ?? letter)
    .join('')
    .replace(/[^a-z]/g, '');
  return [lower, core, shown].some((one) => commonPasswords.has(one)) || /^(?:\d{1,4}\D?){3,}$/.test(lower);
}

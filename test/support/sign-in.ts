import { onCode } from '../../src/modules/people/index.ts';
import type { Member } from './cast.ts';
import type { Answer } from './jinlin.ts';

/** Catches the codes that would go out by text message, the newest by phone. */
export function catchCodes(): Map<string, string> {
  const codes = new Map<string, string>();
  onCode(async (_ctx, { phone, code }) => {
    codes.set(phone, code);
  });
  return codes;
}

/** The session a browser was given in this answer; undefined when there is none. */
export function sessionOf(answer: Answer): string | undefined {
  return /(?:^|, )jinlin=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
}

/** Somebody who holds this secret and nothing else, for `world.as`. */
export const holder = (token: string, county: number): Member => ({ id: '', county, token, grantId: null });

/** Another code of six digits. */
export const wrongCode = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');

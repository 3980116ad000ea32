import { timingSafeEqual } from 'node:crypto';
import type { Sealer } from '../../platform/sealing/index.ts';
import { codeHash } from '../../platform/sealing/index.ts';

/** One attempt to sign in by phone: a code that lives ten minutes and bears five tries. */
export interface Attempt {
  readonly id: string;
  readonly phoneIndex: Buffer;
  readonly phone: Buffer;
  readonly hash: Buffer;
  readonly expiresAt: Date;
  readonly tries: number;
  readonly usedAt: Date | null;
}

export const codeMinutes = 10;
export const maxTries = 5;
export const perDay = 10;

/** What is stored of a code: a keyed digest tied to the phone and the attempt, so that no other attempt accepts it. */
export function sealedCode(sealer: Sealer, code: string, phoneIndex: Buffer, attemptId: string): Buffer {
  return sealer.mac(codeHash(code, phoneIndex.toString('hex'), attemptId));
}

export function isOpen(attempt: Attempt, now: Date): boolean {
  return attempt.usedAt === null && attempt.tries < maxTries && attempt.expiresAt > now;
}

export function matches(sealer: Sealer, attempt: Attempt, code: string): boolean {
  return timingSafeEqual(attempt.hash, sealedCode(sealer, code, attempt.phoneIndex, attempt.id));
}

/** The place a phone waiting for its code is sealed for. */
export const attemptContext = (county: number, attemptId: string) => `people.codes.phone:${county}:${attemptId}`;

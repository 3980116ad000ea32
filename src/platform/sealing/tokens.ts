import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A secret for a link or a session: 32 random bytes as 43 letters that are safe in a URL. Store only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The 32 bytes (SHA-256) under which a token is stored, so that a copy of the database signs nobody in. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A one-time code people can type: six digits, leading zeros included. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/**
 * Ties a one-time code to what it was sent for, such as the blind index of a phone and the id of the attempt (32 bytes).
 * A million codes are soon tried against a plain hash: store the sealer's `mac` of this, and compare in constant time.
 */
export function codeHash(code: string, ...salt: string[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([code, ...salt]))
    .digest();
}

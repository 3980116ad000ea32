import { Secret, TOTP } from 'otpauth';

/** Six digits every half minute by HMAC-SHA1: what every authenticator app can do (RFC 6238). */
const periodSeconds = 30;

export const newAuthenticatorSecret = () => new Secret({ size: 20 }).base32;

/** The address an authenticator app reads; its label is the login, never a name. */
export function authenticatorUri(secret: string, login: string, countyName: string): string {
  return totpOf(secret, login, `近邻 ${countyName}`).toString();
}

/**
 * The half minute a code belongs to, one earlier or later allowed for clocks that differ; null when it is wrong or not
 * later than `usedStep`: each code counts once.
 */
export function stepOfCode(secret: string, code: string, now: Date, usedStep: number): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
  return step > usedStep ? step : null;
}

/** The place a secret is sealed for. */
export const authenticatorContext = (county: number, personId: string) => `people.passwords.totp:${county}:${personId}`;

function totpOf(secret: string, label = '', issuer = '近邻'): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  });
}

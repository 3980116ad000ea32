import { expect, test } from 'vitest';
import { codeHash, newCode, newToken, tokenHash } from './tokens.ts';

test('tokens are 32 random bytes that fit in a URL', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

test('a token is stored as its SHA-256', () => {
  expect(tokenHash('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('codes have six digits, and any digit may come first', () => {
  const codes = Array.from({ length: 2000 }, newCode);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes.map((code) => code.charAt(0))).size).toBe(10);
});

test('a code counts only for what it was sent for', () => {
  const hash = codeHash('012345', 'phone', 'attempt');
  expect(hash).toHaveLength(32);
  expect(codeHash('012345', 'phone', 'attempt')).toEqual(hash);
  const others = [codeHash('012346', 'phone', 'attempt'), codeHash('012345', 'attempt', 'phone')];
  others.push(codeHash('012345', 'phoneattempt'), codeHash('012345', 'phone,attempt'), codeHash('012345'));
  for (const other of others) expect(other).not.toEqual(hash);
});

import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('cookies keep to HTTPS wherever the address is https, unless told otherwise', () => {
  expect(readConfig({}).SECURE_COOKIES).toBe('off');
  expect(readConfig({ ORIGIN: 'http://localhost:3000' }).SECURE_COOKIES).toBe('off');
  expect(readConfig({ ORIGIN: 'https://jinlin.example.org' }).SECURE_COOKIES).toBe('on');
  expect(readConfig({ ORIGIN: 'https://jinlin.example.org', SECURE_COOKIES: 'off' }).SECURE_COOKIES).toBe('off');
});

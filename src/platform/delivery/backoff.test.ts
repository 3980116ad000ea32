import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('a failed message is tried again after 1, 5, 15, 60 and 240 minutes and then given up', () => {
  const minutes = [1, 2, 3, 4, 5].map((attempt) => Number(backoff(attempt)) / 60);
  expect(minutes).toEqual([1, 5, 15, 60, 240]);
  expect(backoff(6)).toBeUndefined();
});

test('an attempt that never was has no waiting time', () => {
  expect(backoff(0)).toBeUndefined();
  expect(backoff(-1)).toBeUndefined();
});

import { setImmediate } from 'node:timers/promises';

/**
 * For long work in the process that also answers people: awaited often, it lets everybody else have a turn whenever this
 * work has held the floor for the given milliseconds.
 */
export function breather(atMostMs = 10): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < atMostMs) return;
    await setImmediate();
    since = performance.now();
  };
}

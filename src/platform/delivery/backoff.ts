const waits = [1, 5, 15, 60, 240];

/**
 * Seconds to wait after the given number of failed attempts (1 for the first), undefined when it is time to give up.
 * A delivery's own `after` may ask for longer; then the longer wait holds.
 */
export function backoff(attempt: number): number | undefined {
  const minutes = waits[attempt - 1];
  return minutes === undefined ? undefined : minutes * 60;
}

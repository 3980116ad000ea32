const hour = 3_600_000;

/**
 * When a helping unit must have answered the lead: four fifths of the time that is left, so that the lead still has time
 * to use the answer; at least an hour, also when the lead is nearly or already late.
 */
export function helperDueAt(leadDueAt: Date, now: Date): Date {
  const left = leadDueAt.getTime() - now.getTime();
  return new Date(now.getTime() + Math.max(Math.floor(left * 0.8), hour));
}

/** A moment to the second in Shanghai, as auditors compare it: `2026-11-23 19:42:07`. */
export function stamp(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

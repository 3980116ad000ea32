const hour = 3_600_000;
const day = 24 * hour;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/**
 * The instant of a wall time (milliseconds as if it were UTC) in a zone. Of a time that clocks show twice it is the first;
 * a time that clocks skip is moved on by the skipped hour, as calendars commonly do.
 */
export function wallToInstant(wall: number, zone: string): Date {
  const before = offsetAt(wall - day, zone);
  const after = offsetAt(wall + day, zone);
  if (before === after) return new Date(wall - before);
  const early = wall - before;
  const late = wall - after;
  if (offsetAt(early, zone) === before) return new Date(early);
  return new Date(offsetAt(late, zone) === after ? late : early);
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds; remembered per hour, as zones change on the hour. */
export function offsetAt(instant: number, zone: string): number {
  const start = Math.floor(instant / hour) * hour;
  const key = `${zone} ${start}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= 100_000) offsets.clear();
  const offset = wallOf(start, zone) - start;
  offsets.set(key, offset);
  return offset;
}

function wallOf(instant: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hours, minute, second);
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields });
  formats.set(zone, made);
  return made;
}

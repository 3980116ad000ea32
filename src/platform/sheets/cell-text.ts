/** How the number in a cell is shown: as itself, as a date, as elapsed time, or with leading zeros to a width. */
export type CellLook = 'plain' | 'moment' | 'elapsed' | { zeros: number };

const day = 86_400;

/** What a number in a cell reads like: dates as `YYYY-MM-DD HH:mm:ss`, numbers to the 15 digits a spreadsheet keeps. */
export function numberText(raw: string, look: CellLook, starts1904: boolean): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (look === 'moment' && value >= 0 && value < 2_958_466) return momentText(value, starts1904);
  if (look === 'elapsed') return elapsedText(value);
  if (typeof look === 'object' && Number.isInteger(value) && value >= 0)
    return decimalText(value).padStart(look.zeros, '0');
  return decimalText(value);
}

/** The wall time of a spreadsheet's day number, as displayed, in milliseconds as if it were UTC. */
export function serialToWall(serial: number, starts1904: boolean): number {
  const seconds = Math.round(serial * day);
  // The 1900 system counts a 29 February 1900 that never was: before it every day is one number early.
  const epochDays = starts1904 ? -24_107 : seconds < 60 * day ? -25_568 : -25_569;
  return (seconds + epochDays * day) * 1000;
}

/** The look of a number format: the code's own letters decide, once literals, colours and conditions are taken out. */
export function lookOf(format: string): CellLook {
  const code = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(code)) return 'elapsed';
  const bare = code.replace(/\[[^\]]*\]/g, '');
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length };
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? 'moment' : 'plain';
}

/** Number formats that files name by number only; 27–36 and 50–58 are dates in Chinese editions. Source: ECMA-376 part 1, 18.8.30. */
export function builtInLook(id: number): CellLook {
  if (id === 46) return 'elapsed';
  const isMoment = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
  return isMoment ? 'moment' : 'plain';
}

function momentText(serial: number, starts1904: boolean): string {
  const iso = new Date(serialToWall(serial, starts1904)).toISOString();
  const time = iso.slice(11, 19);
  if (serial < 1) return time;
  if (!starts1904 && Math.floor(serial) === 60) return `1900-02-29 ${time}`;
  return `${iso.slice(0, 10)} ${time}`;
}

function elapsedText(days: number): string {
  const seconds = Math.round(Math.abs(days) * day);
  const pad = (part: number) => String(part).padStart(2, '0');
  const text = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return days < 0 ? `-${text}` : text;
}

function decimalText(value: number): string {
  const kept = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
  const text = String(kept);
  return text.includes('e-') ? kept.toFixed(20).replace(/\.?0+$/, '') : text;
}

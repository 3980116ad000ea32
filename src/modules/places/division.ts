// The words of China's administrative divisions: what a code tells about its place, and how people call it.

export type TownKind = 'subdistrict' | 'town' | 'township' | 'other';
export type VillageKind = 'community' | 'village';

/** A county, district or county-level city: six-digit code, and the names of what it lies in. */
export type County = { code: number; name: string; city: string; province: string };
/** A village or a residential community with its twelve-digit code. */
export type Village = { code: string; name: string; kind: VillageKind };
/** A subdistrict, town or township with its nine-digit code. */
export type Town = { code: string; name: string; kind: TownKind; villages: Village[] };
export type Division = County & { towns: Town[] };

/**
 * Tells 街道, 镇, 乡 and the rest apart by digits 7–9 of the code (GB/T 10114: 001–099, 100–199, 200–399, 400–599), so a
 * 街道 that a development zone runs under 400–599 is `other`. Outside these numbers the name's ending decides.
 */
export function townKind(code: string, name: string): TownKind {
  // 198 is where the statistics keep villages that lie straight under a county: a line in a table, not a town.
  if (name.endsWith('直辖村级区划')) return 'other';
  const number = Number(code.slice(6, 9));
  const band = townBands.find(({ from, to }) => number >= from && number <= to);
  return band?.kind ?? townKindByName(name);
}

const townBands: { from: number; to: number; kind: TownKind }[] = [
  { from: 1, to: 99, kind: 'subdistrict' },
  { from: 100, to: 199, kind: 'town' },
  { from: 200, to: 399, kind: 'township' },
  { from: 400, to: 599, kind: 'other' },
];

function townKindByName(name: string): TownKind {
  if (/街道(?:办事处)?$/.test(name)) return 'subdistrict';
  if (name.endsWith('镇')) return 'town';
  return /(?:乡|苏木)$/.test(name) ? 'township' : 'other';
}

/**
 * Tells a residents' committee (001–199, 400–499) from a villagers' committee (200–399, 500–599) by the last three digits
 * of the code. Outside these numbers the name decides, and a name that is silent is taken for a village.
 */
export function villageKind(code: string, name: string): VillageKind {
  const number = Number(code.slice(9, 12));
  if ((number >= 1 && number < 200) || (number >= 400 && number < 500)) return 'community';
  if (number >= 200 && number < 600) return 'village';
  return /居民?委|社区/.test(name) ? 'community' : 'village';
}

// The register also writes 村民委会, 居委, 嘎查委员会 and notes in brackets after the committee.
const committee = /^(.+?)(村民?|居民?|农?牧民?|(?<=社区|嘎查))委(?:员会|会|员)?会?(?:[（(].*)?$/;

/**
 * What people call a village or community: 果林村委会 is 果林村, 多福巷社区居委会 is 多福巷社区, 东门居委会 is 东门.
 * A committee that is known only by its number (红旗新村第六居委会) keeps its full name.
 */
export function shortName(name: string): string {
  const [, body = '', kind = ''] = committee.exec(name) ?? [];
  if (!body) return name;
  if (kind.startsWith('村')) return /(?:村|社区|嘎查)$/.test(body) ? body : `${body}村`;
  return body.length < 2 || /第[一二三四五六七八九十百\d]+$/.test(body) ? name : body;
}

/**
 * The county's name from the province down, as on an envelope: 福建省漳州市长泰区. Lines that exist only in tables
 * (市辖区, 县, 省直辖县级行政区划) are left out, and a city that is its own county is named once: 广东省东莞市.
 */
export function fullName(county: County): string {
  const city = county.city === county.name || /^(?:市辖区|县|.*直辖县级行政区划)$/.test(county.city) ? '' : county.city;
  return county.province + city + county.name;
}

import { join } from 'node:path';
import { packageRoot } from '../../platform/package-root.ts';
import { type County, type Division, fullName } from './division.ts';
import { type DivisionFile, openDivisionFile } from './division-file.ts';

let opened: DivisionFile | undefined;

/**
 * The register of China's divisions that ships with the product, opened at first use. Codes change from year to year:
 * its `asOf` day belongs next to any code kept for good.
 */
export function shippedDivisions(): DivisionFile {
  opened ??= openDivisionFile(join(packageRoot(), 'data', 'divisions.bin'));
  return opened;
}

/**
 * A county with all its towns, villages and communities, so that a new tenant starts with its real places; null when the
 * six-digit code is not in the register. Reads about ten kilobytes from the disk each time and keeps nothing.
 * Cities without districts (东莞 441900, 中山 442000, 儋州 460400, 嘉峪关 620201) are counties here.
 */
export function divisionOfCounty(code: number): Division | null {
  const county = shippedDivisions().counties.get(code);
  return county ? { ...county, towns: shippedDivisions().townsOf(code) } : null;
}

/** Every county, district and county-level city of the register, in the order of their codes. */
export function allCounties(): County[] {
  return [...shippedDivisions().counties.values()];
}

/**
 * Finds counties by name or code as people type them: 长泰, 漳州长泰, 福建省 长泰区, 3506. The nearest come first:
 * the name itself, then names that begin with the text, then all others, each in the order of codes. All matches are
 * given (a province's name gives all its counties), none for an empty text.
 */
export function searchCounties(text: string): County[] {
  const wanted = text.normalize('NFKC').replace(/\s/g, '');
  if (!wanted) return [];
  if (/^\d+$/.test(wanted)) return allCounties().filter((county) => String(county.code).startsWith(wanted));
  const ranked = allCounties().map((county) => ({ county, rank: rankOf(county, wanted) }));
  return ranked
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank)
    .map(({ county }) => county);
}

const none = 4;

function rankOf(county: County, wanted: string): number {
  if (county.name === wanted) return 0;
  if (county.name.startsWith(wanted)) return 1;
  if (county.name.includes(wanted) || fullName(county).includes(wanted)) return 2;
  return isAbbreviated(wanted, [county.province, county.city, county.name]) ? 3 : none;
}

// 漳州长泰 names each level by its beginning; a single character of a name would fit nearly anything, so two are needed.
function isAbbreviated(wanted: string, [name, ...below]: string[]): boolean {
  if (!wanted) return true;
  if (name === undefined) return false;
  if (isAbbreviated(wanted, below)) return true;
  for (let length = 2; length <= name.length && wanted.startsWith(name.slice(0, length)); length++) {
    if (isAbbreviated(wanted.slice(length), below)) return true;
  }
  return false;
}

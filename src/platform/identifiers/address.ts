import { halfWidth } from './half-width.ts';

/**
 * Shows an address down to its building at most (domain rule 7.2): …万福小区3号楼2单元501室 → …万福小区3号楼.
 * In a village a house number is a household, so only the village and its group stay. Only what is recognised as a place
 * is shown; when nothing is, the answer is `****`.
 */
export function maskAddress(text: string): string {
  const outside = upTo(looseNumber, upTo(household, halfWidth(text)));
  const ways = [building, village, streetNumber, place];
  return ways.map((way) => outside.match(way)?.[0]).find(Boolean) ?? '****';
}

const numeral = '[0-9A-Za-z一二三四五六七八九十百零〇两]+';

// Stairs, floors, flats and rooms. Chinese numerals before 房 and 门 are left: they are in names such as 三门峡.
const household = new RegExp(
  `(?:${numeral}|[东西中南北左右])?单元|(?:${numeral}|[东西中南北左右])梯|${numeral}(?:层|楼|室|户)|[东西中]户|[0-9A-Za-z]+(?:房|门)`,
);
const building = new RegExp(`^.*?(?:${numeral}|[甲乙丙丁东西南北主副])(?:号楼|#楼|栋|幢|座)`);
const village = new RegExp(`^.*?(?:村委会|村|屯|寨)(?:第?${numeral}(?:村民小组|小组|组|队|社))?`);

// A number counts as a building's along a street, or before a word for a building or a part of the place. Any other may be
// a flat or a phone; after the name of an estate even 12号 is as often a flat.
const looseNumber =
  /(?<![0-9A-Za-z])(?!(?<=路|街|道|巷|弄|里|胡同|条)[0-9]+[A-Z]?号)[0-9A-Za-z]+(?![0-9A-Za-z]|号楼|#楼|栋|幢|座|路|街|大道|巷|弄|里|胡同|条|区|期|组|队|社|团|师|连)/;
const streetNumber = /^.*(?:路|街|道|巷|弄|里|胡同|条)[0-9]+[A-Z]?号院?/;
const place =
  /^.*(?:省|市|区|县|旗|街道|镇|乡|居委会|苑|园|城|庄|组|队|连|路|街|道|巷|弄|里|胡同|条|期|大厦|公寓|广场|宿舍|大院)/;

function upTo(mark: RegExp, address: string): string {
  const at = address.search(mark);
  return at < 0 ? address : address.slice(0, at);
}

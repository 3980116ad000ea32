import { closeSync, openSync, readSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { type County, type Town, townKind, villageKind } from './division.ts';

// The file, as tools/pack-divisions.mjs writes it: `JLD1`, the index's length (32 bits, little-endian), the index as
// brotli JSON, then one brotli block for each county in the index's order. A block is UTF-16LE text of four lines:
//   1. towns, between tabs: digits 7–9 of the code, then the name
//   2. for each town, between tabs: one character a village, 32 + the step from the last village's digits 10–12
//   3. one character a village: 65 + which of the index's endings its name has
//   4. villages' names without that ending, between tabs
const headSize = 8;

const indexShape = z.object({
  asOf: z.iso.date(),
  endings: z.array(z.string()),
  provinces: z.array(z.tuple([z.int(), z.string()])),
  cities: z.array(z.tuple([z.int(), z.string()])),
  counties: z.array(z.tuple([z.int(), z.string(), z.int()])),
});

type Block = { start: number; length: number };
export type DivisionFile = {
  asOf: string;
  provinces: number;
  cities: number;
  counties: ReadonlyMap<number, County>;
  townsOf: (county: number) => Town[];
};

/**
 * Opens a packed register of divisions. Only the index of counties stays in memory (one or two megabytes);
 * `townsOf` reads its county's few kilobytes from the disk at each call, and is empty for an unknown county.
 */
export function openDivisionFile(path: string): DivisionFile {
  const head = readPart(path, { start: 0, length: headSize });
  if (head.toString('latin1', 0, 4) !== 'JLD1') throw new Error(`${path} is not a register of divisions`);
  const length = head.readUInt32LE(4);
  const index = indexShape.parse(JSON.parse(expand(path, { start: headSize, length }).toString('utf8')));
  const provinces = new Map(index.provinces);
  const cities = new Map(index.cities);
  const counties = new Map<number, County>();
  const blocks = new Map<number, Block>();
  let start = headSize + length;
  for (const [code, name, size] of index.counties) {
    const city = cities.get(Math.floor(code / 100)) ?? '';
    counties.set(code, { code, name, city, province: provinces.get(Math.floor(code / 10_000)) ?? '' });
    blocks.set(code, { start, length: size });
    start += size;
  }
  return {
    asOf: index.asOf,
    provinces: provinces.size,
    cities: cities.size,
    counties,
    townsOf: (county) => {
      const block = blocks.get(county);
      return block ? townsIn(expand(path, block).toString('utf16le'), String(county), index.endings) : [];
    },
  };
}

function townsIn(block: string, county: string, endings: string[]): Town[] {
  const [townLine = '', stepLine = '', endingLine = '', stemLine = ''] = block.split('\n');
  if (!townLine) return [];
  const stepsOf = stepLine.split('\t');
  const stems = stemLine.split('\t');
  let next = 0;
  return townLine.split('\t').map((entry, i) => {
    const town = county + entry.slice(0, 3);
    const name = entry.slice(3);
    let number = 0;
    const villages = Array.from(stepsOf[i] ?? '', (step) => {
      number += step.charCodeAt(0) - 32;
      const code = town + String(number).padStart(3, '0');
      const called = (stems[next] ?? '') + (endings[endingLine.charCodeAt(next) - 65] ?? '');
      next += 1;
      return { code, name: called, kind: villageKind(code, called) };
    });
    return { code: town, name, kind: townKind(town, name), villages };
  });
}

function expand(path: string, block: Block): Buffer {
  return brotliDecompressSync(readPart(path, block));
}

function readPart(path: string, { start, length }: Block): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, bytes, 0, length, start) !== length) throw new Error(`${path} is cut off`);
  } finally {
    closeSync(file);
  }
  return bytes;
}

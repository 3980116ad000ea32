import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { breather } from '../breath.ts';
import type { SheetLimits } from './limits.ts';
import { SheetProblem } from './sheet-problem.ts';

/** An uploaded file: its bytes, or the path where it lies. */
export type SheetSource = Uint8Array | string;

const pieceBytes = 64 * 1024;

/** The content of a file piece by piece, unpacked when it is gzip; stops at the limit on real, unpacked bytes. */
export async function* contentOf(source: SheetSource, gzip: boolean, limits: SheetLimits): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const piece of gzip ? unpacked(source) : plain(source)) {
    total += piece.length;
    if (total > limits.expandedBytes) throw tooLarge(limits);
    yield piece;
  }
}

/** At least `length` first bytes of the content, fewer only when the file is shorter. */
export async function headOf(pieces: AsyncIterable<Buffer>, length: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let total = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    total += piece.length;
    if (total >= length) break;
  }
  return Buffer.concat(kept).subarray(0, length);
}

export function tooLarge(limits: SheetLimits): SheetProblem {
  const megabytes = Math.floor(limits.expandedBytes / 1024 / 1024);
  return new SheetProblem(`文件展开后超过 ${megabytes} MB，请拆成几份再上传。`);
}

async function* plain(source: SheetSource): AsyncGenerator<Buffer> {
  if (typeof source === 'string') return yield* createReadStream(source, { highWaterMark: pieceBytes });
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const breathe = breather();
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes);
    await breathe();
  }
}

async function* unpacked(source: SheetSource): AsyncGenerator<Buffer> {
  const packed = Readable.from(plain(source));
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip);
  } catch (error) {
    if (isFault(error, 'Z_')) throw new SheetProblem('压缩文件不完整或已损坏，请重新压缩后再上传。');
    throw error;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

function isFault(error: unknown, prefix: string): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith(prefix);
}

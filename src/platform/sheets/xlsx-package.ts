import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import type { SheetLimits } from './limits.ts';
import { SheetProblem } from './sheet-problem.ts';
import { type SheetSource, tooLarge } from './sheet-source.ts';

/** The parts of an XLSX file, by lower-case name; `read` counts what is really unpacked over all parts. */
export type SheetPackage = {
  has(name: string): boolean;
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
};

/** Honest sheets reach about 100:1 with empty styled rows; a bomb of zeros reaches 1,000:1. */
const maxRatio = 250;
const ratioMatters = 10 * 1024 * 1024;
const damaged = '表格文件已损坏或没有下载完整，请重新保存后再上传。';

/** Opens the package after weighing every entry's declared size; nothing is unpacked before. */
export async function openPackage(source: SheetSource, limits: SheetLimits): Promise<SheetPackage> {
  const zip = await mending(openZip(source));
  try {
    const entries = await mending(weighedEntries(zip, limits));
    let real = 0;
    const read = async function* (name: string) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw new SheetProblem(damaged);
      const stream = await mending(zip.openReadStreamPromise(entry));
      try {
        for await (const piece of stream) {
          real += piece.length;
          if (real > limits.expandedBytes) throw tooLarge(limits);
          yield piece as Buffer;
        }
      } catch (error) {
        throw sheetProblem(error);
      } finally {
        stream.destroy();
      }
    };
    return { has: (name) => entries.has(name.toLowerCase()), read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** What the ZIP, inflate and XML readers throw at damaged bytes, as a problem of the sheet. */
export function sheetProblem(error: unknown): Error {
  if (error instanceof SheetProblem) return error;
  const fromDisk = error instanceof Error && 'syscall' in error;
  return fromDisk ? error : new SheetProblem(damaged);
}

async function openZip(source: SheetSource): Promise<ZipFile> {
  const choices = { lazyEntries: true, autoClose: false };
  if (typeof source === 'string') return openPromise(source, choices);
  return fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), choices);
}

async function weighedEntries(zip: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    total += entry.uncompressedSize;
    if (entry.isEncrypted()) throw new SheetProblem('这份表格加了密码。请取消密码、保存后再上传。');
    if (entries.size >= limits.entries)
      throw new SheetProblem(`文件里的零件超过 ${limits.entries} 个，不像正常的表格。`);
    if (total > limits.expandedBytes) throw tooLarge(limits);
    if (entry.uncompressedSize > ratioMatters && entry.uncompressedSize > entry.compressedSize * maxRatio) {
      throw new SheetProblem('文件压缩得异常地紧，不像正常的表格。请新建一份表格，把内容复制过去再上传。');
    }
    if (entries.has(name)) throw new SheetProblem(damaged);
    entries.set(name, entry);
  }
  return entries;
}

async function mending<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw sheetProblem(error);
  }
}

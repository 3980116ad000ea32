import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type FileKey, type FileStore, pathOf } from './file-store.ts';

/** Files below a folder, one folder per county; a file is on the disk, not only in memory, once `put` has answered. */
export function localStore(folder: string): FileStore {
  const placeOf = (key: FileKey) => join(folder, pathOf(key));
  const keepAt = async (key: FileKey, write: (draft: string) => Promise<void>) => {
    const place = placeOf(key);
    const draft = `${place}.${randomUUID()}.part`;
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    try {
      await write(draft);
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(dirname(place));
  };
  return {
    put: (key, bytes) => keepAt(key, (draft) => writeDurably(draft, bytes)),
    putFile: (key, path) => keepAt(key, (draft) => copyDurably(path, draft)),
    async read(key) {
      const file = await open(placeOf(key), 'r').catch(absent);
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>);
    },
    async get(key) {
      return readFile(placeOf(key)).catch(absent);
    },
    async delete(key) {
      await rm(placeOf(key), { force: true });
    },
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

/** A rename lasts through a power cut only once its folder is written too; Windows cannot open folders and needs none of this. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

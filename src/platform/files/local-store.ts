import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileStore, pathOf } from './file-store.ts';

/** Files below a folder, one folder per county; a file is on the disk, not only in memory, once `put` has answered. */
export function localStore(folder: string): FileStore {
  const placeOf = (key: Parameters<typeof pathOf>[0]) => join(folder, pathOf(key));
  return {
    async put(key, bytes) {
      const place = placeOf(key);
      const draft = `${place}.${randomUUID()}.part`;
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      try {
        await writeDurably(draft, bytes);
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(dirname(place));
    },
    async get(key) {
      return readFile(placeOf(key)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      });
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

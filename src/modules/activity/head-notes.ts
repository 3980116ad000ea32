import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The end of a county's chain: with this number and hash alone, anyone can later tell that nothing before was cut or changed. */
export interface Head {
  readonly number: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
  readonly sealedAt: Date;
}

/** Chain heads noted outside the database: who can delete its newest rows cannot delete these lines with them. */
export interface HeadNotes {
  append(county: number, head: Head): Promise<void>;
  /** In the order they were noted; empty when this place never noted any. */
  read(county: number): AsyncIterable<Pick<Head, 'number' | 'hash'>>;
}

/** Keeps a file a county in a folder, one line a seal: number, hash, time. Copy them elsewhere and the proof is as safe as the copy. */
export function headNotesIn(folder: string): HeadNotes {
  const pathOf = (county: number) => join(folder, `${county}.log`);
  return {
    async append(county, { number, hash, sealedAt }) {
      await mkdir(folder, { recursive: true });
      await appendFile(pathOf(county), `${number} ${hash} ${sealedAt.toISOString()}\n`, { mode: 0o600 });
    },
    read: (county) => readLines(pathOf(county)),
  };
}

async function* readLines(path: string): AsyncGenerator<Pick<Head, 'number' | 'hash'>> {
  if (!existsSync(path)) return;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    const [number = '', hash = ''] = line.split(' ');
    // A line torn by a power cut names no head; the next one does.
    if (/^\d+$/.test(number) && /^[0-9a-f]{64}$/.test(hash)) yield { number: Number(number), hash };
  }
}

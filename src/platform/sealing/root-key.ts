import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The secret from which every sealing key comes: JINLIN_KEY (32 bytes in base64), else the file `key` in the data folder,
 * made on the first start. Without it nobody can read what was sealed, so it is never overwritten and must be backed up
 * apart from the database. An empty JINLIN_KEY counts as none.
 */
export function loadRootKey(dir: string, env: { JINLIN_KEY?: string | undefined }): Buffer {
  const given = env.JINLIN_KEY?.trim();
  if (given) return decode(given, 'JINLIN_KEY', 'Make one with: openssl rand -base64 32');
  const path = join(dir, 'key');
  const text = readKeyFile(path) ?? createKeyFile(dir, path);
  return decode(text, path, 'Put the file back from your backup; a new key cannot open what is already sealed.');
}

function decode(text: string, where: string, mend: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  // Buffer.from passes over characters it does not know: only a text that comes back the same was whole.
  if (key.length === 32 && key.toString('base64') === text.trim()) return key;
  throw new Error(`${where} must hold exactly 32 bytes in base64 (44 characters). ${mend}`);
}

function readKeyFile(path: string): string | undefined {
  try {
    // Windows has no such mode bits; there the rights of the data folder decide.
    if (process.platform !== 'win32' && statSync(path).mode & 0o007) {
      throw new Error(
        `Every user of this machine can reach ${path}. Run: chmod 600 ${path} (or, where that has no effect, set JINLIN_KEY instead of the file).`,
      );
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    if (isCode(error, 'EACCES')) {
      throw new Error(`${path} cannot be read. Make the user who runs Jinlin its owner: chown <user> ${path}`, {
        cause: error,
      });
    }
    throw error;
  }
}

// Written whole beside its place, then linked: the link fails if another process was first, and a crash leaves no half key.
function createKeyFile(dir: string, path: string): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    try {
      writeDurably(draft, `${randomBytes(32).toString('base64')}\n`);
      linkSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    if (!existsSync(path)) {
      throw new Error(
        `No key could be made in ${dir}. Give the user who runs Jinlin the right to write there, or set JINLIN_KEY (openssl rand -base64 32).`,
        { cause: error },
      );
    }
  }
  return readFileSync(path, 'utf8');
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

import { createHash, createHmac } from 'node:crypto';
import type { Cipher, Suite } from './cipher.ts';
import { smCipher } from './sm-cipher.ts';
import { standardCipher } from './standard-cipher.ts';

/** Keeps personal words unreadable in the database, and lets them be found and read again by those who hold the key. */
export type Sealer = {
  /** Seals a text for one place, such as `people.persons.phone:350605:<id>`; equal texts give other bytes. */
  seal(text: string, context: string): Buffer;
  /** Opens what either suite or a previous key sealed; a value moved to another context, or damaged, throws. */
  open(bytes: Uint8Array, context: string): string;
  /** 16 bytes to find a sealed text by equality, told apart by county and purpose. Normalise the text first. */
  blindIndex(text: string, purpose: string, county: number): Buffer;
  /** 32 bytes that prove a record was made by a holder of the key. */
  mac(bytes: Uint8Array): Buffer;
  /** 32 bytes of plain digest in the suite's algorithm; anyone can compute it. */
  digest(bytes: Uint8Array): Buffer;
};

/**
 * Makes the one sealer of a process. Sealed values open under either suite and under `previousKeys`;
 * blind indexes, macs and digests follow the present key and suite alone, so a change of these means computing them again.
 * Keys are 32 secret bytes; change the key before four thousand million values were sealed with it (NIST SP 800-38D 8.3).
 */
export function createSealer(options: { key: Uint8Array; suite: Suite; previousKeys?: Uint8Array[] }): Sealer {
  const { key, suite, previousKeys = [] } = options;
  const ciphers = [key, ...previousKeys].flatMap((each) => [standardCipher(checked(each)), smCipher(each)]);
  const present = ciphers.find((cipher) => cipher.suite === suite);
  if (!present) throw new Error(`There is no sealing suite "${suite}"; choose "standard" or "sm".`);
  const { hash, indexKey, macKey } = present;
  return {
    seal: (text, context) => seal(present, text, context),
    open: (bytes, context) => open(ciphers, Buffer.from(bytes), context),
    blindIndex: (text, purpose, county) =>
      createHmac(hash, indexKey)
        .update(JSON.stringify([county, purpose, text]))
        .digest()
        .subarray(0, 16),
    mac: (bytes) => createHmac(hash, macKey).update(bytes).digest(),
    digest: (bytes) => createHash(hash).update(bytes).digest(),
  };
}

const version = 1;
const suiteBytes = { standard: 1, sm: 2 } as const;
const headerLength = 3;

// Sealed bytes: version, suite, key id, then what the cipher makes. The header is bound like the context.
function seal(cipher: Cipher, text: string, context: string): Buffer {
  const header = headerOf(cipher);
  return Buffer.concat([header, cipher.encrypt(Buffer.from(text, 'utf8'), boundTo(header, context))]);
}

function open(ciphers: Cipher[], bytes: Buffer, context: string): string {
  const header = bytes.subarray(0, headerLength);
  const bound = boundTo(header, context);
  // One byte cannot tell all keys apart, so every key with this id is tried.
  for (const cipher of ciphers.filter((cipher) => headerOf(cipher).equals(header))) {
    const plain = cipher.decrypt(bytes.subarray(headerLength), bound);
    if (plain) return plain.toString('utf8');
  }
  throw new Error('A sealed value did not open: it was sealed with another key, moved from its place, or damaged.');
}

function headerOf(cipher: Cipher): Buffer {
  return Buffer.from([version, suiteBytes[cipher.suite], cipher.keyId]);
}

function boundTo(header: Buffer, context: string): Buffer {
  return Buffer.concat([header, Buffer.from(context, 'utf8')]);
}

function checked(key: Uint8Array): Uint8Array {
  if (key.length !== 32) throw new Error('A sealing key has 32 bytes.');
  return key;
}

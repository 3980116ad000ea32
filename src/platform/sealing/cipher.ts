import { hkdfSync } from 'node:crypto';

/** `standard` is AES-256-GCM with SHA-256; `sm` is the Chinese commercial suite, SM4 and SM3 (GB/T 32907, 32905). */
export type Suite = 'standard' | 'sm';

/** One suite under one root key: what the sealer needs to seal, to open and to derive from it. */
export type Cipher = {
  suite: Suite;
  keyId: number;
  hash: 'sha256' | 'sm3';
  indexKey: Buffer;
  macKey: Buffer;
  encrypt(plain: Buffer, bound: Buffer): Buffer;
  /** Undefined when the bytes, the key or the bound place do not belong together. */
  decrypt(bytes: Buffer, bound: Buffer): Buffer | undefined;
};

/** Derives a key for one use (HKDF, RFC 5869), so that no two uses ever share a key. */
export function deriveKey(root: Uint8Array, hash: Cipher['hash'], use: string, length = 32): Buffer {
  return Buffer.from(hkdfSync(hash, root, '', `jinlin/1/${hash}/${use}`, length));
}

/** The byte by which sealed bytes name their root key; the same in both suites. */
export function keyIdOf(root: Uint8Array): number {
  return deriveKey(root, 'sha256', 'key-id', 1).readUInt8();
}

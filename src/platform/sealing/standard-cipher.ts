import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Cipher, deriveKey, keyIdOf } from './cipher.ts';

const nonceLength = 12;
const tagLength = 16;
const options = { authTagLength: tagLength };

/** AES-256-GCM (NIST SP 800-38D): 12 bytes of nonce, the ciphertext, 16 bytes of tag. */
export function standardCipher(root: Uint8Array): Cipher {
  const key = deriveKey(root, 'sha256', 'seal');
  return {
    suite: 'standard',
    keyId: keyIdOf(root),
    hash: 'sha256',
    indexKey: deriveKey(root, 'sha256', 'index'),
    macKey: deriveKey(root, 'sha256', 'mac'),
    encrypt: (plain, bound) => encrypt(key, plain, bound),
    decrypt: (bytes, bound) => decrypt(key, bytes, bound),
  };
}

function encrypt(key: Buffer, plain: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, options).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, bound: Buffer): Buffer | undefined {
  if (bytes.length < nonceLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), options).setAAD(bound);
  decipher.setAuthTag(bytes.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]);
  } catch {
    return undefined; // final() throws when the tag does not fit; the caller may hold another key with the same id
  }
}

import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Cipher, deriveKey, keyIdOf } from './cipher.ts';

const ivLength = 16;
const tagLength = 32;

/**
 * SM4-CTR, then HMAC-SM3 over everything: 16 bytes of counter block, the ciphertext, 32 bytes of tag.
 * Not SM4-GCM, because the OpenSSL in Node does not offer it.
 */
export function smCipher(root: Uint8Array): Cipher {
  const key = deriveKey(root, 'sm3', 'seal', 16);
  const tagKey = deriveKey(root, 'sm3', 'seal-tag');
  return {
    suite: 'sm',
    keyId: keyIdOf(root),
    hash: 'sm3',
    indexKey: deriveKey(root, 'sm3', 'index'),
    macKey: deriveKey(root, 'sm3', 'mac'),
    encrypt: (plain, bound) => {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('sm4-ctr', key, iv);
      const body = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
      return Buffer.concat([body, tagOf(tagKey, body, bound)]);
    },
    decrypt: (bytes, bound) => {
      if (bytes.length < ivLength + tagLength) return undefined;
      const body = bytes.subarray(0, -tagLength);
      if (!timingSafeEqual(bytes.subarray(-tagLength), tagOf(tagKey, body, bound))) return undefined;
      const decipher = createDecipheriv('sm4-ctr', key, body.subarray(0, ivLength));
      return Buffer.concat([decipher.update(body.subarray(ivLength)), decipher.final()]);
    },
  };
}

function tagOf(key: Buffer, body: Buffer, bound: Buffer): Buffer {
  // The length first, or bytes could move between the bound place and the body under one tag.
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bound.length);
  return createHmac('sm3', key).update(length).update(bound).update(body).digest();
}

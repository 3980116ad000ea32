import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FileStore, localStore, s3Store } from './index.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest('hex');
const hmac = (key: string | Buffer, value: string) => createHmac('sha256', key).update(value).digest();
const key = { county: 430_102, id: '0192f3a4-5b6c-7d8e-9f01-23456789abcd' };
const other = { ...key, county: 430_103 };

/** Works the signature out again from the request as it arrived. Source: the AWS documentation of Signature Version 4. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=AKID\/(\d{8})\/cn-1\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;
  const [, date = '', names = '', signature] = given.exec(request.headers.authorization ?? '') ?? [];
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const hash = request.headers['x-amz-content-sha256'];
  if (hash !== sha256(body) || !['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name)))
    return false;
  const canonical = [request.method, request.url, '', headers.join(''), names, hash].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    `${date}/cn-1/s3/aws4_request`,
    sha256(canonical),
  ].join('\n');
  const signing = ['cn-1', 's3', 'aws4_request'].reduce((made, part) => hmac(made, part), hmac(`AWS4${secret}`, date));
  return hmac(signing, text).toString('hex') === signature;
}

const kept = new Map<string, Buffer>();
let failures = 0;
let server: Server;
let folder: string;
let stores: Record<string, FileStore>;
let endpoint: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await buffer(request);
    const answer = (status: number, content: Buffer | string = '') => response.writeHead(status).end(content);
    if (failures > 0) {
      failures -= 1;
      return answer(503);
    }
    if (!isSigned(request, body)) return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    const path = request.url ?? '';
    if (request.method === 'PUT') kept.set(path, body);
    if (request.method === 'DELETE') kept.delete(path);
    const found = kept.get(path);
    if (request.method !== 'GET') return answer(request.method === 'PUT' ? 200 : 204);
    return found ? answer(200, found) : answer(404, '<Error><Code>NoSuchKey</Code></Error>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  const s3 = s3Store({ endpoint, bucket: 'jinlin', region: 'cn-1', accessKeyId: 'AKID', secretAccessKey: secret });
  stores = { disk: localStore(folder), s3 };
});

afterAll(async () => {
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true });
});

describe.for(['disk', 's3'])('files on %s', (name) => {
  const store = () => stores[name] as FileStore;

  test('come back byte for byte, are replaced whole, and are gone once deleted', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 256));
    await store().put(key, bytes);
    expect(await store().get(key)).toEqual(bytes);
    await store().put(key, Buffer.from('短'));
    expect(String(await store().get(key))).toBe('短');
    await store().delete(key);
    expect(await store().get(key)).toBeUndefined();
    await store().delete(key);
  });

  test('a large file goes in from a path and comes out piece by piece', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7) % 256));
    const path = join(folder, `draft-${name}`);
    await writeFile(path, bytes);
    await store().putFile(key, path);
    const found = await store().read(key);
    expect(await buffer(found as never)).toEqual(bytes);
    await store().delete(key);
    expect(await store().read(key)).toBeUndefined();
  });

  test('of two counties never meet', async () => {
    await store().put(key, Buffer.from('甲'));
    expect(await store().get(other)).toBeUndefined();
    await store().delete(other);
    expect(String(await store().get(key))).toBe('甲');
  });

  test('an empty file is a file', async () => {
    await store().put(other, Buffer.alloc(0));
    expect(await store().get(other)).toEqual(Buffer.alloc(0));
    await store().delete(other);
  });

  test('no name leads out of the store', async () => {
    const ids = fc.oneof(
      fc.string(),
      fc.constantFrom('../../etc/passwd', `../430103/${key.id}`, `${key.id}/..`, `${key.id}\n`, ''),
    );
    await fc.assert(
      fc.asyncProperty(ids, async (id) => {
        await expect(store().get({ ...key, id })).rejects.toThrow('file key');
        await expect(store().put({ ...key, id }, Buffer.from('x'))).rejects.toThrow('file key');
      }),
    );
    for (const county of [0, -1, 1.5, Number.NaN, '..' as never])
      await expect(store().get({ ...key, county })).rejects.toThrow('file key');
  });
});

test('on disk many writers of one name leave one whole file and no drafts, for the owner’s eyes only', async () => {
  const store = stores.disk as FileStore;
  const versions = Array.from({ length: 12 }, (_, at) => Buffer.alloc(300_000, at));
  await Promise.all(versions.map((bytes) => store.put(key, bytes)));
  const found = await store.get(key);
  expect(versions.some((bytes) => found?.equals(bytes))).toBe(true);
  expect(await readdir(join(folder, '430102'))).toEqual([key.id]);
  if (process.platform !== 'win32') expect((await stat(join(folder, '430102', key.id))).mode & 0o077).toBe(0);
});

test('a far side that fails twice is asked a third time', async () => {
  failures = 2;
  await (stores.s3 as FileStore).put(key, Buffer.from('终于'));
  expect(String(await stores.s3?.get(key))).toBe('终于');
});

test('a wrong secret is refused and says so, without the secret', async () => {
  const wrong = s3Store({ endpoint, bucket: 'jinlin', region: 'cn-1', accessKeyId: 'AKID', secretAccessKey: 'wrong' });
  await expect(wrong.put(key, Buffer.from('x'))).rejects.toThrow('file storage answered 403 SignatureDoesNotMatch');
});

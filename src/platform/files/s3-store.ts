import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { AwsClient } from 'aws4fetch';
import { type FileKey, type FileStore, pathOf } from './file-store.ts';

/** Where S3-compatible storage is; `bucketInHost` is for services that answer only at `bucket.host`, such as Aliyun OSS. */
export type S3Choices = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  bucketInHost?: boolean;
};

const patience = 30_000;
/** A large file gets longer, as over a line of 4 Mbit/s. */
const slowestBytesPerMs = 500;

/** Files in S3-compatible storage; requests and their bodies are signed (Signature Version 4), failures of the far side are tried again twice. */
export function s3Store(choices: S3Choices): FileStore {
  const { accessKeyId, secretAccessKey, region } = choices;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2, initRetryMs: 200 });
  const send = async (method: string, key: FileKey, bytes?: Uint8Array | string) => {
    const hash = await hashOf(bytes);
    const headers = { 'x-amz-content-sha256': hash, 'content-type': 'application/octet-stream' };
    const content = typeof bytes === 'string' ? await openAsBlob(bytes) : (bytes as Uint8Array<ArrayBuffer>);
    const body = bytes ? { body: content } : {};
    const size = content instanceof Blob ? content.size : 0;
    const signal = AbortSignal.timeout(patience + size / slowestBytesPerMs);
    return client.fetch(addressOf(choices, key), { method, headers, redirect: 'error', signal, ...body });
  };
  return {
    async put(key, bytes) {
      await accepted(await send('PUT', key, bytes));
    },
    async putFile(key, path) {
      await accepted(await send('PUT', key, path));
    },
    async read(key) {
      const answer = await send('GET', key);
      if (answer.status !== 404) return (await accepted(answer)).body ?? undefined;
      await answer.body?.cancel();
      return undefined;
    },
    async get(key) {
      const answer = await send('GET', key);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return undefined;
      }
      return Buffer.from(await (await accepted(answer)).arrayBuffer());
    },
    async delete(key) {
      const answer = await send('DELETE', key);
      if (answer.status !== 404) await accepted(answer);
      await answer.body?.cancel();
    },
  };
}

/** The digest of bytes, or of the file at a path, read piece by piece. */
async function hashOf(content: Uint8Array | string | undefined): Promise<string> {
  const hash = createHash('sha256');
  if (typeof content === 'string') for await (const piece of createReadStream(content)) hash.update(piece);
  else hash.update(content ?? '');
  return hash.digest('hex');
}

function addressOf({ endpoint, bucket, bucketInHost }: S3Choices, key: FileKey): string {
  const url = new URL(endpoint);
  if (bucketInHost) url.hostname = `${bucket}.${url.hostname}`;
  const folder = bucketInHost ? '' : `/${encodeURIComponent(bucket)}`;
  return `${url.origin}${url.pathname.replace(/\/$/, '')}${folder}/${pathOf(key)}`;
}

async function accepted(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
  throw new Error(`file storage answered ${answer.status} ${code}`.trim());
}

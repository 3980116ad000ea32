import { Agent, request } from 'node:http';

export interface Sent {
  status: number;
  text: string;
  ms: number;
  bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One request over a kept connection, with the time to the last byte. */
export function send(
  port: number,
  method: 'GET' | 'POST',
  path: string,
  options: { token?: string; body?: object; accept?: string; gzip?: boolean } = {},
): Promise<Sent> {
  const started = performance.now();
  const body = options.body ? JSON.stringify(options.body) : undefined;
  return new Promise((done, fail) => {
    const asked = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: {
          accept: options.accept ?? 'application/json',
          ...(options.gzip ? { 'accept-encoding': 'gzip' } : {}),
          ...(options.token ? { cookie: `jinlin=${options.token}`, origin: `http://127.0.0.1:${port}` } : {}),
          ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
        });
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString(),
            ms: performance.now() - started,
            bytes,
          }),
        );
      },
    );
    asked.on('error', fail);
    asked.end(body);
  });
}

/** Keeps `workers` requests under way for some seconds; answers how many were done a second and how long they took. */
export async function closedLoop(workers: number, seconds: number, once: (worker: number) => Promise<void>) {
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  let failures = 0;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < end) {
        const started = performance.now();
        await once(worker).catch(() => failures++);
        times.push(performance.now() - started);
      }
    }),
  );
  return { rate: times.length / seconds, times, failures };
}

/** Starts one after another at a fixed rate whether or not the earlier ones are done, as people do. */
export async function openLoop(rate: number, seconds: number, once: () => Promise<void>) {
  const started = performance.now();
  const running: Promise<void>[] = [];
  let failures = 0;
  let begun = 0;
  while (performance.now() - started < seconds * 1000) {
    const due = Math.floor(((performance.now() - started) / 1000) * rate);
    for (; begun < due; begun++) running.push(once().catch(() => void failures++));
    await new Promise((done) => setTimeout(done, 2));
  }
  await Promise.all(running);
  return { begun, failures, seconds: (performance.now() - started) / 1000 };
}

/** The value below which a share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

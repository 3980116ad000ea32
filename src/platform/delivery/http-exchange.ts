import type { Refused, Retry } from './channel.ts';

export type Request = { url: URL; method: string; headers: Headers; body?: string; timeout: number };
export type Answer = { status: number; text: string; after?: number };

const longestAnswer = 64 * 1024;
const longestWait = 24 * 60 * 60;
// 401 is the host's own mistake, not the message's: it can be mended before the last attempt.
const worthRetrying = new Set([401, 408, 425, 429]);

/**
 * Sends one request and reads the answer's first 64 KiB. `timeout` in seconds covers connecting, waiting and reading.
 * Redirects are not followed: they would carry the gateway's credentials elsewhere.
 */
export async function exchange({ url, method, headers, body, timeout }: Request): Promise<Answer | Retry> {
  const signal = AbortSignal.timeout(timeout * 1000);
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal,
    });
    const after = waitAsked(response.headers.get('retry-after'));
    const text = await readStart(response);
    return { status: response.status, text, ...(after === undefined ? {} : { after }) };
  } catch (thrown) {
    return { outcome: 'retry', reason: signal.aborted ? `no answer within ${timeout} s` : networkReason(thrown) };
  }
}

/** What a status that is not a success means for the message. */
export function failureOf({ status, after }: Answer): Retry | Refused {
  const reason = `the gateway answered ${status}`;
  if (status < 500 && !worthRetrying.has(status)) return { outcome: 'refused', reason };
  return { outcome: 'retry', reason, ...(after === undefined ? {} : { after }) };
}

/** The value at a dotted path (`data.0.code`) of a JSON text; `{ broken: true }` if it is not JSON. */
export function valueAt(text: string, path: string): { broken: true } | { broken: false; value: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { broken: true };
  }
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return { broken: false, value: undefined };
    }
    value = (value as Record<string, unknown>)[step];
  }
  return { broken: false, value };
}

async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length < longestAnswer) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return text;
}

/** Retry-After comes as seconds or as a date (RFC 9110, 10.2.3). */
function waitAsked(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, longestWait) : undefined;
}

/** A failure without an answer, by its plain code only: error messages may name hosts and addresses. */
export function networkReason(thrown: unknown): string {
  const code = codeOf(thrown) ?? (thrown instanceof Error ? codeOf(thrown.cause) : undefined);
  return code ? `network failure (${code})` : 'network failure';
}

function codeOf(thrown: unknown): string | undefined {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
}

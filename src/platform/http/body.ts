import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { Unreadable } from '../errors.ts';

/** A file as it came in; it writes itself into a request's fingerprint as a digest, never as its content. */
export class Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
  toJSON() {
    return createHash('sha256').update(this.bytes).digest('hex');
  }
}

export type RawInput = Record<string, unknown>;

const tooLarge = (limit: number) =>
  new Unreadable(413, 'too-large', `内容太大了，最多 ${Math.floor(limit / 1024 / 1024)} MB，请减少照片或分几次提交。`);
const unreadable = () => new Unreadable(400, 'unreadable', '收到的内容读不出来（编码或格式不对），请重新提交。');

/** Reads a body by its content type: JSON, a form, or a form with files. Broken UTF-8 is refused, not mended. */
export async function readInput(c: Context, limit: number): Promise<RawInput> {
  const type = (c.req.header('content-type') ?? '').toLowerCase();
  const bytes = await readBytes(c, limit);
  if (bytes.byteLength === 0) return {};
  if (type.startsWith('application/json')) return readJson(decode(bytes));
  if (type.startsWith('application/x-www-form-urlencoded')) return readForm(decode(bytes));
  if (type.startsWith('multipart/form-data')) return readMultipart(bytes, c.req.header('content-type') ?? '');
  throw new Unreadable(415, 'unsupported', '只收 JSON 或表单内容。');
}

async function readBytes(c: Context, limit: number): Promise<Uint8Array> {
  const stated = c.req.header('content-length');
  if (stated !== undefined) {
    if (Number(stated) > limit) throw tooLarge(limit);
    return new Uint8Array(await c.req.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = c.req.raw.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

const strict = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw unreadable();
  }
}

function readJson(text: string): RawInput {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable();
  if (!isWithin(value, deepest)) throw unreadable();
  return value as RawInput;
}

/** No form of ours nests further; what does would end in a stack that overflows. */
const deepest = 24;

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isWithin(one, levels - 1));
}

function readForm(text: string): RawInput {
  const pairs: [string, string][] = [];
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    pairs.push([unescapeForm(name), at < 0 ? '' : unescapeForm(pair.slice(at + 1))]);
  }
  return gather(pairs);
}

function unescapeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw unreadable();
  }
}

async function readMultipart(bytes: Uint8Array, type: string): Promise<RawInput> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw unreadable();
  }
  const pairs: [string, string | Upload][] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') pairs.push([name, value]);
    else if (value.size > 0) pairs.push([name, new Upload(value.name, new Uint8Array(await value.arrayBuffer()))]);
  }
  return gather(pairs);
}

/** `name[]` always makes a list; a name given twice makes one too; an empty field is a field not filled in. */
export function gather(pairs: Iterable<readonly [string, string | Upload]>): RawInput {
  const input: RawInput = Object.create(null);
  for (const [rawName, value] of pairs) {
    const isList = rawName.endsWith('[]');
    const name = isList ? rawName.slice(0, -2) : rawName;
    const typed = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value;
    if (typed === '') continue;
    const before = input[name];
    if (Array.isArray(before)) before.push(typed);
    else if (isList) input[name] = [typed];
    else input[name] = before === undefined ? typed : [before, typed];
  }
  return { ...input };
}

import { createHmac } from 'node:crypto';
import { type BodyTemplate, fillBody, fillGaps } from './body-template.ts';
import { type Channel, type Delivery, harmlessWord, type Message, patience } from './channel.ts';
import { type Answer, exchange, failureOf, type Request, valueAt } from './http-exchange.ts';

export type SmsConfig = {
  /** Gaps such as `{phone}` are filled in the values of its query only. */
  url: URL;
  method?: 'POST' | 'PUT' | 'GET';
  headers?: Record<string, string>;
  body?: BodyTemplate;
  /** The sender's name that gateways want in front of the text, for example 【近邻】. */
  sign?: string;
  success?: SuccessTest;
  /** Where a successful answer holds the gateway's own number for the message, as a dotted path. */
  reference?: string;
  /** The header that carries the HMAC-SHA256 (hex) of the body as sent, or of the query when there is no body. */
  hmac?: { header: string; secret: string };
  /** Seconds, 10 unless given. */
  timeout?: number;
};

/** An answer is a success with this status (any 2xx unless given) and, if asked, this JSON value at the path. */
export type SuccessTest = { status?: number; path?: string; equals?: string; retryOn?: string[] };

const contentTypes = { json: 'application/json; charset=utf-8', form: 'application/x-www-form-urlencoded' };

/**
 * Sends text messages through any HTTP gateway that takes JSON, a form or a query.
 * A success status with an unreadable answer is tried again: gateways behind a failing proxy answer so, and `{id}` lets them drop doubles.
 */
export function smsChannel(config: SmsConfig): Channel {
  return {
    name: 'sms',
    async send(message) {
      if (!/^\+?\d{5,15}$/.test(message.to)) return { outcome: 'refused', reason: 'not a phone number' };
      const answer = await exchange(requestFor(config, message));
      return 'outcome' in answer ? answer : verdict(config, message, answer);
    },
  };
}

function requestFor(config: SmsConfig, message: Message): Request {
  const { method = 'POST', sign = '', timeout = patience } = config;
  const url = new URL(config.url);
  const query = [...url.searchParams].map(([name, value]) => [name, fillGaps(value, message, sign)]);
  // Left alone when empty: an address without a query must not gain a question mark.
  if (query.length > 0) url.search = new URLSearchParams(query).toString();
  const headers = new Headers(config.headers);
  const body = config.body && method !== 'GET' ? fillBody(config.body, message, sign) : undefined;
  if (config.body && body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', contentTypes[config.body.kind]);
  }
  if (config.hmac) headers.set(config.hmac.header, signature(config.hmac.secret, body ?? url.search.slice(1)));
  return { url, method, headers, timeout, ...(body === undefined ? {} : { body }) };
}

const signature = (secret: string, signed: string) => createHmac('sha256', secret).update(signed, 'utf8').digest('hex');

function verdict(config: SmsConfig, message: Message, answer: Answer): Delivery {
  const { status, path, equals, retryOn = [] } = config.success ?? {};
  const passes = status === undefined ? answer.status >= 200 && answer.status < 300 : answer.status === status;
  if (!passes) return failureOf(answer);
  if (path !== undefined) {
    const found = valueAt(answer.text, path);
    if (found.broken) return { outcome: 'retry', reason: 'the gateway answered something other than JSON' };
    if (String(found.value) !== equals) {
      const word = harmlessWord(found.value, message);
      const reason = word ? `the gateway said ${path} = ${word}` : `the gateway did not say ${path} = ${equals}`;
      return { outcome: retryOn.includes(String(found.value)) ? 'retry' : 'refused', reason };
    }
  }
  return sent(config, message, answer);
}

function sent({ reference: path }: SmsConfig, message: Message, answer: Answer): Delivery {
  if (path === undefined) return { outcome: 'sent' };
  const found = valueAt(answer.text, path);
  const reference = found.broken ? undefined : harmlessWord(found.value, message);
  return reference ? { outcome: 'sent', reference } : { outcome: 'sent' };
}

import { type BodyTemplate, readTemplate } from './body-template.ts';
import type { Channel } from './channel.ts';
import { type MailConfig, mailChannel } from './mail-channel.ts';
import { type SmsConfig, type SuccessTest, smsChannel } from './sms-channel.ts';
import { wecomChannel } from './wecom-channel.ts';

export type Channels = { sms?: Channel; mail?: Channel; wecom?: Channel };
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Builds the channels that the environment describes; a channel without its address is left out.
 * A wrong variable stops the start with an error that names it and never shows its value, which may be a password.
 */
export function readChannels(env: Env): Channels {
  const channels: Channels = {};
  if (belongs(env, 'SMTP_URL', ['MAIL_FROM', 'SMTP_TLS', 'SMTP_SELF_SIGNED'])) {
    channels.mail = mailChannel(readMail(env));
  }
  if (belongs(env, 'SMS_URL', smsDetails)) channels.sms = smsChannel(readSms(env));
  if (belongs(env, 'WECOM_WEBHOOK_URL', ['WECOM_FORMAT'])) {
    const format = oneOf(env, 'WECOM_FORMAT', ['text', 'markdown']);
    channels.wecom = wecomChannel({ webhook: webAddress(env, 'WECOM_WEBHOOK_URL'), ...(format ? { format } : {}) });
  }
  return channels;
}

const smsDetails = [
  'SMS_METHOD',
  'SMS_HEADERS',
  'SMS_BODY',
  'SMS_SIGN',
  'SMS_OK',
  'SMS_RETRY',
  'SMS_REFERENCE',
  'SMS_HMAC_HEADER',
  'SMS_HMAC_SECRET',
];

function readMail(env: Env): MailConfig {
  const url = address(env, 'SMTP_URL', ['smtp:', 'smtps:']);
  if (url.hostname === '') throw wrong('SMTP_URL', 'names no server');
  if (url.search !== '') throw wrong('SMTP_URL', 'takes no options after "?"; use SMTP_TLS and SMTP_SELF_SIGNED');
  if (!decodes(url.username) || !decodes(url.password)) {
    throw wrong('SMTP_URL', 'has a "%" in its name or password that must be written %25');
  }
  const required = oneOf(env, 'SMTP_TLS', ['required', 'optional']) !== 'optional';
  const selfSigned = oneOf(env, 'SMTP_SELF_SIGNED', ['yes', 'no']) === 'yes';
  return { url, from: readSender(env), tls: { required, selfSigned } };
}

function readSender(env: Env): MailConfig['from'] {
  const from = setting(env, 'MAIL_FROM');
  if (from === undefined) throw wrong('MAIL_FROM', 'is missing; SMTP_URL needs a sender');
  const parts = /^(?:"?([^"<>\r\n]*?)"?\s*<)?([^\s@<>,;"]+@[^\s@<>,;"]+?)>?$/.exec(from);
  const [, name = '', mailbox] = parts ?? [];
  if (mailbox === undefined || from.includes('<') !== from.endsWith('>')) {
    throw wrong('MAIL_FROM', 'must be a mail address, or a name and <address>');
  }
  return { name, address: mailbox };
}

function readSms(env: Env): SmsConfig {
  const url = webAddress(env, 'SMS_URL');
  if (/%7b\w+(\.\w+)?%7d/i.test(url.pathname)) throw wrong('SMS_URL', 'may hold placeholders only after "?"');
  const method = oneOf(env, 'SMS_METHOD', ['POST', 'PUT', 'GET']) ?? 'POST';
  const headers = readHeaders(env);
  const body = method === 'GET' ? undefined : readBody(env, headers);
  if (method === 'GET' && setting(env, 'SMS_BODY')) throw wrong('SMS_BODY', 'cannot be sent with SMS_METHOD GET');
  const [sign, reference, hmac] = [setting(env, 'SMS_SIGN'), setting(env, 'SMS_REFERENCE'), readHmac(env)];
  return {
    url,
    method,
    headers,
    success: readSuccess(env),
    ...(body ? { body } : {}),
    ...(sign ? { sign } : {}),
    ...(reference ? { reference } : {}),
    ...(hmac ? { hmac } : {}),
  };
}

function readHeaders(env: Env): Record<string, string> {
  const source = setting(env, 'SMS_HEADERS') ?? '{}';
  try {
    const headers: unknown = JSON.parse(source);
    if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) throw new TypeError();
    return Object.fromEntries(new Headers(headers as Record<string, string>));
  } catch {
    throw wrong('SMS_HEADERS', 'must be a JSON object of header names and texts');
  }
}

function readBody(env: Env, headers: Record<string, string>): BodyTemplate {
  const body = readTemplate(setting(env, 'SMS_BODY') ?? '');
  if (!body) throw wrong('SMS_BODY', 'must be JSON or form fields such as phone={phone}&text={text}');
  const type = headers['content-type'];
  const fits = type === undefined || (body.kind === 'json' ? /json/i : /x-www-form-urlencoded/i).test(type);
  if (!fits) throw wrong('SMS_HEADERS', `has a Content-Type that does not fit SMS_BODY, which is ${body.kind}`);
  return body;
}

/** `200 data.code=0`: a status (2xx: any success), and perhaps a JSON path with the value that means success. */
function readSuccess(env: Env): SuccessTest {
  const parts = /^(2xx|[1-5]\d\d)(?:\s+([\w.-]+)=(.*))?$/.exec(setting(env, 'SMS_OK') ?? '2xx');
  if (!parts) throw wrong('SMS_OK', 'must be a status, perhaps with a JSON path and value: 200 data.code=0');
  const [, status, path, equals = ''] = parts;
  const retryOn = setting(env, 'SMS_RETRY')?.split(/\s*,\s*/);
  if (retryOn && path === undefined) throw wrong('SMS_RETRY', 'needs a JSON path in SMS_OK');
  return {
    ...(status === '2xx' ? {} : { status: Number(status) }),
    ...(path === undefined ? {} : { path, equals }),
    ...(retryOn ? { retryOn } : {}),
  };
}

function readHmac(env: Env): SmsConfig['hmac'] {
  const [header, secret] = [setting(env, 'SMS_HMAC_HEADER'), setting(env, 'SMS_HMAC_SECRET')];
  if (header === undefined && secret === undefined) return undefined;
  if (header === undefined) throw wrong('SMS_HMAC_HEADER', 'is missing; SMS_HMAC_SECRET needs it');
  if (secret === undefined) throw wrong('SMS_HMAC_SECRET', 'is missing; SMS_HMAC_HEADER needs it');
  if (!/^[\w-]+$/.test(header)) throw wrong('SMS_HMAC_HEADER', 'must be a header name');
  return { header, secret };
}

/** Whether a channel is wanted: details without their main variable are a slip, not a wish to go without. */
function belongs(env: Env, main: string, details: string[]): boolean {
  if (setting(env, main) !== undefined) return true;
  const stray = details.find((name) => setting(env, name) !== undefined);
  if (stray) throw wrong(main, `is missing; ${stray} is set`);
  return false;
}

function webAddress(env: Env, name: string): URL {
  const url = address(env, name, ['http:', 'https:']);
  if (url.username !== '' || url.password !== '') throw wrong(name, 'may not hold a name or password before "@"');
  return url;
}

function address(env: Env, name: string, protocols: string[]): URL {
  const value = setting(env, name) ?? '';
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && protocols.includes(url.protocol)) return url;
  throw wrong(name, `must be an address starting with ${protocols.map((start) => `${start}//`).join(' or ')}`);
}

function decodes(part: string): boolean {
  try {
    return decodeURIComponent(part).length >= 0;
  } catch {
    return false;
  }
}

function oneOf<const T extends string>(env: Env, name: string, choices: T[]): T | undefined {
  const value = setting(env, name);
  if (value === undefined) return undefined;
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw wrong(name, `must be ${choices.join(' or ')}`);
  return chosen;
}

const setting = (env: Env, name: string) => env[name]?.trim() || undefined;
const wrong = (name: string, why: string) => new Error(`${name} ${why}. See docs/running/delivery.md.`);

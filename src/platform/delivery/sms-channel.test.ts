import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { startGateway } from '../../../test/support/outside-servers.ts';
import { readTemplate } from './body-template.ts';
import { type SmsConfig, smsChannel } from './sms-channel.ts';

const message = { id: '0198-a', to: '13800001234', text: '您反映的“楼道漏水”已办结' };
const json = readTemplate('{"mobile":"{phone}","content":"{sign}{text}","uid":"{id}"}');

async function sendTo(answer: (response: ServerResponse) => void, config: Partial<SmsConfig> = {}) {
  await using gateway = await startGateway(answer);
  const channel = smsChannel({ url: gateway.url, ...(json ? { body: json } : {}), sign: '【近邻】', ...config });
  return { delivery: await channel.send(message), received: gateway.received };
}

test('a gateway that takes JSON gets the number, the text and the id', async () => {
  const { delivery, received } = await sendTo((response) => response.end('{"code":0,"data":{"sid":"m-77"}}'), {
    headers: { authorization: 'Bearer k' },
    success: { path: 'code', equals: '0' },
    reference: 'data.sid',
  });
  expect(delivery).toEqual({ outcome: 'sent', reference: 'm-77' });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ method: 'POST', url: '/send', headers: { authorization: 'Bearer k' } });
  expect(received[0]?.headers['content-type']).toContain('application/json');
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    mobile: '13800001234',
    content: '【近邻】您反映的“楼道漏水”已办结',
    uid: '0198-a',
  });
});

test('a gateway that takes a form gets a form', async () => {
  const body = readTemplate('m={phone}&c={text}');
  const { delivery, received } = await sendTo((response) => response.end(), body ? { body } : {});
  expect(delivery).toEqual({ outcome: 'sent' });
  expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(new URLSearchParams(received[0]?.body).get('c')).toBe(message.text);
});

test('a gateway that takes a query gets it escaped and without a body', async () => {
  await using gateway = await startGateway((response) => response.end());
  const url = new URL('?m={phone}&c={text}&k=a%26b', gateway.url);
  const text = '&m=1 #%';
  expect(await smsChannel({ url, method: 'GET' }).send({ ...message, text })).toEqual({ outcome: 'sent' });
  const asked = new URL(gateway.received[0]?.url ?? '', gateway.url);
  expect([...asked.searchParams]).toEqual([
    ['m', '13800001234'],
    ['c', text],
    ['k', 'a&b'],
  ]);
  expect(gateway.received[0]?.body).toBe('');
});

test('the signature in the header is that of the body as it went out', async () => {
  const { received } = await sendTo((response) => response.end(), { hmac: { header: 'X-Sign', secret: 's3' } });
  const body = received[0]?.body ?? '';
  expect(received[0]?.headers['x-sign']).toBe(createHmac('sha256', 's3').update(body).digest('hex'));
});

test.for([
  [500, 'retry'],
  [503, 'retry'],
  [429, 'retry'],
  [408, 'retry'],
  [401, 'retry'],
  [400, 'refused'],
  [403, 'refused'],
  [404, 'refused'],
  [302, 'refused'],
] as const)('a gateway answering %i means %s', async ([status, outcome]) => {
  const { delivery, received } = await sendTo((response) => response.writeHead(status, { location: '/other' }).end());
  expect(delivery).toEqual({ outcome, reason: `the gateway answered ${status}` });
  expect(received).toHaveLength(1);
});

test('a gateway that is asked too often says when to come again', async () => {
  const { delivery } = await sendTo((response) => response.writeHead(429, { 'retry-after': '90' }).end());
  expect(delivery).toEqual({ outcome: 'retry', reason: 'the gateway answered 429', after: 90 });
});

test('a date to come again becomes seconds, a past or senseless one is left out', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  const dated = await sendTo((response) => response.writeHead(503, { 'retry-after': inAnHour }).end());
  expect(dated.delivery).toMatchObject({ outcome: 'retry', after: expect.closeTo(3600, -2) });
  for (const header of ['Mon, 01 Jan 2001 00:00:00 GMT', 'soon', '0']) {
    const { delivery } = await sendTo((response) => response.writeHead(503, { 'retry-after': header }).end());
    expect(delivery).toEqual({ outcome: 'retry', reason: 'the gateway answered 503' });
  }
});

test('a gateway that is silent or stops in mid-answer is tried again', async () => {
  const silent = await sendTo(() => undefined, { timeout: 0.2 });
  expect(silent.delivery).toEqual({ outcome: 'retry', reason: 'no answer within 0.2 s' });
  const half = await sendTo((response) => response.writeHead(200).write('{"co'), { timeout: 0.2 });
  expect(half.delivery).toEqual({ outcome: 'retry', reason: 'no answer within 0.2 s' });
});

test('a gateway that hangs up or is not there is tried again', async () => {
  const { delivery } = await sendTo((response) => response.destroy());
  expect(delivery).toMatchObject({ outcome: 'retry', reason: expect.stringContaining('network failure') });
  const nobody = await smsChannel({ url: new URL('http://127.0.0.1:1/') }).send(message);
  expect(nobody).toMatchObject({ outcome: 'retry' });
});

const success = { status: 200, path: 'Result.0.Code', equals: 'OK', retryOn: ['LIMIT'] };
test.for([
  ['{"Result":[{"Code":"OK"}]}', { outcome: 'sent' }],
  ['{"Result":[{"Code":"BAD_NUMBER"}]}', { outcome: 'refused', reason: 'the gateway said Result.0.Code = BAD_NUMBER' }],
  ['{"Result":[{"Code":"LIMIT"}]}', { outcome: 'retry', reason: 'the gateway said Result.0.Code = LIMIT' }],
  ['{"Result":[]}', { outcome: 'refused', reason: 'the gateway did not say Result.0.Code = OK' }],
  ['null', { outcome: 'refused', reason: 'the gateway did not say Result.0.Code = OK' }],
  ['<html>busy', { outcome: 'retry', reason: 'the gateway answered something other than JSON' }],
] as const)('the answer %s is judged by what it says', async ([answer, expected]) => {
  const { delivery } = await sendTo((response) => response.end(answer), { success });
  expect(delivery).toEqual(expected);
});

test('an endless answer is cut short, even if its end would make it a success', async () => {
  const answer = JSON.stringify({ Result: [{ Code: 'OK' }], more: 'x'.repeat(1_000_000) });
  const { delivery } = await sendTo((response) => response.end(answer), { success });
  expect(delivery).toMatchObject({ outcome: 'retry' });
});

test('a path finds only what the gateway said itself', async () => {
  const built = { path: 'constructor', equals: String(Object) };
  const { delivery } = await sendTo((response) => response.end('{}'), { success: built });
  expect(delivery).toMatchObject({ outcome: 'refused' });
});

test('a reason never repeats the number or the words, even if the gateway does', async () => {
  for (const echo of ['13800001234', 'tel:13800001234', '3800001234', message.text]) {
    const { delivery } = await sendTo((response) => response.end(JSON.stringify({ code: echo })), {
      success: { path: 'code', equals: 'OK' },
      reference: 'code',
    });
    expect(delivery).toEqual({ outcome: 'refused', reason: 'the gateway did not say code = OK' });
    const passed = await sendTo((response) => response.end(JSON.stringify({ code: echo })), { reference: 'code' });
    expect(passed.delivery).toEqual({ outcome: 'sent' });
  }
});

test.for(['', 'wang@example.org', '138 0000', '1380000123４', '1'.repeat(16), '13800001234\n'])(
  '%j is no phone number and goes nowhere',
  async (to) => {
    await using gateway = await startGateway((response) => response.end());
    const delivery = await smsChannel({ url: gateway.url }).send({ ...message, to });
    expect(delivery).toEqual({ outcome: 'refused', reason: 'not a phone number' });
    expect(gateway.received).toEqual([]);
  },
);

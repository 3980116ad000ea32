import { expect, test } from 'vitest';
import { startGateway, startMailServer } from '../../../test/support/outside-servers.ts';
import { readChannels } from './read-channels.ts';

const message = { id: '0198-c', to: '13800001234', text: '您好' };

test('without settings there are no channels, and empty settings are none', () => {
  expect(readChannels({})).toEqual({});
  expect(readChannels({ SMTP_URL: '', SMS_URL: '  ', MAIL_FROM: '' })).toEqual({});
});

test('settings for text messages reach the gateway as meant', async () => {
  await using gateway = await startGateway((response) => response.end('{"code":"0","sid":"m-1"}'));
  const { sms } = readChannels({
    SMS_URL: gateway.url.href,
    SMS_METHOD: 'PUT',
    SMS_HEADERS: '{"X-Key":"k"}',
    SMS_BODY: '{"to":"{phone}","text":"{sign}{text}"}',
    SMS_SIGN: '【近邻】',
    SMS_OK: '200 code=0',
    SMS_RETRY: '5, 6',
    SMS_REFERENCE: 'sid',
    SMS_HMAC_HEADER: 'X-Sign',
    SMS_HMAC_SECRET: 's',
  });
  expect(await sms?.send(message)).toEqual({ outcome: 'sent', reference: 'm-1' });
  expect(gateway.received[0]).toMatchObject({
    method: 'PUT',
    headers: { 'x-key': 'k', 'x-sign': expect.stringMatching(/^[0-9a-f]{64}$/) },
    body: '{"to":"13800001234","text":"【近邻】您好"}',
  });
});

test('settings for trying again name the gateway’s own codes', async () => {
  await using gateway = await startGateway((response) => response.end('{"code":"6"}'));
  const settings = { SMS_URL: gateway.url.href, SMS_BODY: 'p={phone}', SMS_OK: '2xx code=0', SMS_RETRY: '5, 6' };
  expect(await readChannels(settings).sms?.send(message)).toMatchObject({ outcome: 'retry' });
});

test('settings for mail and WeCom reach their servers', async () => {
  await using server = await startMailServer();
  const { url, mails } = server;
  await using robot = await startGateway((response) => response.end('{"errcode":0}'));
  const { mail, wecom } = readChannels({
    SMTP_URL: url.href,
    MAIL_FROM: '近邻 <no-reply@jinlin.example>',
    SMTP_SELF_SIGNED: 'yes',
    WECOM_WEBHOOK_URL: robot.url.href,
    WECOM_FORMAT: 'markdown',
  });
  expect(await mail?.send({ ...message, to: 'wang@example.org' })).toMatchObject({ outcome: 'sent' });
  expect(mails[0]).toMatchObject({ from: 'no-reply@jinlin.example' });
  expect(await wecom?.send(message)).toEqual({ outcome: 'sent' });
  expect(robot.received[0]?.body).toContain('"msgtype":"markdown"');
});

const sms = { SMS_URL: 'https://sms.example/send', SMS_BODY: 'p={phone}' };
const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@jinlin.example' };
test.for([
  ['SMTP_URL', { SMTP_URL: 'http://geheim', MAIL_FROM: 'a@b.example' }],
  ['SMTP_URL', { ...mail, SMTP_URL: 'smtp://mail.example?tls.rejectUnauthorized=false' }],
  ['SMTP_URL', { ...mail, SMTP_URL: 'smtp://a:geheim%zz@mail.example' }],
  ['SMTP_URL', { ...mail, SMTP_URL: 'smtp:geheim' }],
  ['SMTP_URL', { MAIL_FROM: 'a@jinlin.example' }],
  ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example' }],
  ['MAIL_FROM', { ...mail, MAIL_FROM: 'geheim' }],
  ['MAIL_FROM', { ...mail, MAIL_FROM: 'a@geheim.example>' }],
  ['MAIL_FROM', { ...mail, MAIL_FROM: 'a@geheim.example, b@geheim.example' }],
  ['SMTP_TLS', { ...mail, SMTP_TLS: 'geheim' }],
  ['SMTP_SELF_SIGNED', { ...mail, SMTP_SELF_SIGNED: 'true' }],
  ['SMS_URL', { ...sms, SMS_URL: 'ftp://geheim' }],
  ['SMS_URL', { ...sms, SMS_URL: 'file:///etc/passwd' }],
  ['SMS_URL', { ...sms, SMS_URL: 'geheim' }],
  ['SMS_URL', { ...sms, SMS_URL: 'https://a:geheim@sms.example' }],
  ['SMS_URL', { ...sms, SMS_URL: 'https://sms.example/{phone}' }],
  ['SMS_URL', { SMS_BODY: 'p={phone}' }],
  ['SMS_METHOD', { ...sms, SMS_METHOD: 'DELETE' }],
  ['SMS_HEADERS', { ...sms, SMS_HEADERS: 'geheim' }],
  ['SMS_HEADERS', { ...sms, SMS_HEADERS: '["geheim"]' }],
  ['SMS_HEADERS', { ...sms, SMS_HEADERS: '{"X Key":"geheim"}' }],
  ['SMS_HEADERS', { ...sms, SMS_HEADERS: '{"Content-Type":"application/json"}' }],
  ['SMS_BODY', { SMS_URL: sms.SMS_URL }],
  ['SMS_BODY', { ...sms, SMS_BODY: '{"geheim":' }],
  ['SMS_BODY', { ...sms, SMS_METHOD: 'GET' }],
  ['SMS_OK', { ...sms, SMS_OK: 'geheim' }],
  ['SMS_RETRY', { ...sms, SMS_RETRY: '5' }],
  ['SMS_HMAC_SECRET', { ...sms, SMS_HMAC_HEADER: 'X-Sign' }],
  ['SMS_HMAC_HEADER', { ...sms, SMS_HMAC_SECRET: 'geheim' }],
  ['SMS_HMAC_HEADER', { ...sms, SMS_HMAC_SECRET: 'geheim', SMS_HMAC_HEADER: 'X: y' }],
  ['WECOM_WEBHOOK_URL', { WECOM_WEBHOOK_URL: 'wecom://geheim' }],
  ['WECOM_WEBHOOK_URL', { WECOM_FORMAT: 'text' }],
  ['WECOM_FORMAT', { WECOM_WEBHOOK_URL: 'https://qyapi.example/x', WECOM_FORMAT: 'html' }],
] as const)('a wrong %s is named in the error and its value is not shown: %j', ([name, env]) => {
  expect(() => readChannels(env)).toThrow(new RegExp(`^${name} (?!.*geheim)`));
});

import { createServer } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, test } from 'vitest';
import { startMailServer } from '../../../test/support/outside-servers.ts';
import { type MailConfig, mailChannel } from './mail-channel.ts';

const from = { name: '近邻', address: 'no-reply@jinlin.example' };
const message = { id: '0198-b', to: 'wang@example.org', subject: '已办结', text: '您好：\n\n<楼道漏水>已办结。\n谢谢' };
const selfSigned = { selfSigned: true };

const refusal = (responseCode: number, words = 'No such person wang@example.org') =>
  Object.assign(new Error(words), { responseCode });

async function sendTo(options: SMTPServerOptions, tls: MailConfig['tls'] = selfSigned, to = message.to) {
  await using server = await startMailServer(options);
  const delivery = await mailChannel({ url: server.url, from, tls }).send({ ...message, to });
  return { delivery, mails: server.mails };
}

/** The bodies of a mail's parts, text first. */
const parts = (source: string) =>
  [...source.matchAll(/base64\r\n\r\n([\w+/=\r\n]+)/g)].map(([, body = '']) => Buffer.from(body, 'base64').toString());

test.concurrent('a mail arrives encrypted, as text and HTML, from the sender to one addressee', async () => {
  const { delivery, mails } = await sendTo({});
  expect(delivery).toEqual({ outcome: 'sent', reference: '<0198-b@jinlin.example>' });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ from: from.address, to: [message.to], secure: true });
  const source = mails[0]?.source ?? '';
  expect(source).toContain('Message-ID: <0198-b@jinlin.example>');
  expect(source).toContain('Auto-Submitted: auto-generated');
  expect(source).toContain('Content-Type: text/plain; charset=utf-8');
  const [text, html] = parts(source);
  expect(text?.replaceAll('\r\n', '\n')).toBe(message.text);
  expect(html).toContain('<p>您好：</p>\n<p>&lt;楼道漏水&gt;已办结。<br>谢谢</p>');
});

test.concurrent('a mail sent twice carries the same Message-ID', async () => {
  await using server = await startMailServer();
  const channel = mailChannel({ url: server.url, from, tls: selfSigned });
  const odd = { ...message, id: 'notice 7>\r\nBcc: x@example.org' };
  expect(await channel.send(odd)).toEqual(await channel.send(odd));
  const ids = server.mails.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{40}@jinlin\.example>\r?$/);
  expect(ids[1]).toBe(ids[0]);
});

test.concurrent('a subject cannot add headers', async () => {
  await using server = await startMailServer();
  const subject = '通知\r\nBcc: all@example.org';
  await mailChannel({ url: server.url, from, tls: selfSigned }).send({ ...message, subject });
  expect(server.mails[0]?.to).toEqual([message.to]);
  expect(server.mails[0]?.source).not.toMatch(/^Bcc/im);
});

test.concurrent.for([
  [550, 'refused'],
  [553, 'refused'],
  [450, 'retry'],
  [451, 'retry'],
  [503, 'retry'],
] as const)('an addressee answered with %i means %s, and the reason does not name them', async ([code, outcome]) => {
  const { delivery, mails } = await sendTo({ onRcptTo: (_address, _session, callback) => callback(refusal(code)) });
  expect(delivery).toEqual({ outcome, reason: `the mail server answered ${code}` });
  expect(mails).toEqual([]);
});

test.concurrent.for([
  [554, 'refused'],
  [452, 'retry'],
] as const)('a text answered with %i means %s', async ([code, outcome]) => {
  const { delivery } = await sendTo({
    onData(stream, _session, callback) {
      stream.resume().on('end', () => callback(refusal(code, message.text)));
    },
  });
  expect(delivery).toEqual({ outcome, reason: `the mail server answered ${code}` });
});

test.concurrent('a server that does not take our sender or us at all is tried again: the host can mend that', async () => {
  const sender = await sendTo({ onMailFrom: (_address, _session, callback) => callback(refusal(550)) });
  expect(sender.delivery).toEqual({ outcome: 'retry', reason: 'the mail server answered 550' });
  const guest = await sendTo({ onConnect: (_session, callback) => callback(refusal(554)) });
  expect(guest.delivery).toEqual({ outcome: 'retry', reason: 'the mail server answered 554' });
});

test.concurrent('name and password from the address sign in, a wrong password is tried again', async () => {
  await using server = await startMailServer({
    authOptional: false,
    onAuth: ({ username, password }, _session, callback) =>
      username === 'jin@lin' && password === 'p/w' ? callback(null, { user: 'jinlin' }) : callback(refusal(535)),
  });
  const url = (password: string) => new URL(`smtp://jin%40lin:${password}@127.0.0.1:${server.port}`);
  const right = await mailChannel({ url: url('p%2Fw'), from, tls: selfSigned }).send(message);
  expect(right).toMatchObject({ outcome: 'sent' });
  const wrong = await mailChannel({ url: url('no'), from, tls: selfSigned }).send(message);
  expect(wrong).toEqual({ outcome: 'retry', reason: 'the mail server answered 535 to our sign-in' });
});

test.concurrent('a certificate nobody vouches for is taken only if the host says so', async () => {
  const { delivery, mails } = await sendTo({}, {});
  expect(delivery).toMatchObject({ outcome: 'retry', reason: 'network failure (DEPTH_ZERO_SELF_SIGNED_CERT)' });
  expect(mails).toEqual([]);
});

test.concurrent('without encryption no mail leaves, unless the host says so', async () => {
  const plain = { disabledCommands: ['STARTTLS'] };
  const strict = await sendTo(plain);
  expect(strict.delivery).toMatchObject({ outcome: 'retry' });
  expect(strict.mails).toEqual([]);
  const lenient = await sendTo(plain, { required: false });
  expect(lenient.delivery).toMatchObject({ outcome: 'sent' });
  expect(lenient.mails[0]).toMatchObject({ secure: false });
});

test.concurrent('smtps speaks TLS from the first byte', async () => {
  await using server = await startMailServer({ secure: true });
  const url = new URL(`smtps://127.0.0.1:${server.port}`);
  expect(await mailChannel({ url, from, tls: selfSigned }).send(message)).toMatchObject({ outcome: 'sent' });
});

test.concurrent('a server that is silent, hangs up or is not there is tried again', async () => {
  await using listener = createServer();
  let hangUp = false;
  listener.on('connection', (socket) => (hangUp ? socket.destroy() : socket.on('error', () => undefined)));
  const port = await new Promise<number>((resolve) =>
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
  const channel = mailChannel({ url: new URL(`smtp://127.0.0.1:${port}`), from, timeout: 0.2 });
  expect(await channel.send(message)).toEqual({ outcome: 'retry', reason: 'no answer within 0.2 s' });
  hangUp = true;
  const patient = mailChannel({ url: new URL(`smtp://127.0.0.1:${port}`), from });
  expect(await patient.send(message)).toEqual({ outcome: 'retry', reason: 'network failure (ECONNECTION)' });
  const nobody = mailChannel({ url: new URL('smtp://127.0.0.1:1'), from });
  expect(await nobody.send(message)).toEqual({ outcome: 'retry', reason: 'network failure (ECONNREFUSED)' });
});

test.concurrent.for([
  '',
  'wang',
  'a@example.org, b@example.org',
  'Wang <a@example.org>',
  'a@example.org\r\nBcc: b@example.org',
])('%j is no mail address and goes nowhere', async (to) => {
  const { delivery, mails } = await sendTo({}, selfSigned, to);
  expect(delivery).toEqual({ outcome: 'refused', reason: 'not a mail address' });
  expect(mails).toEqual([]);
});

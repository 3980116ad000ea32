import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { selfSigned } from './self-signed.ts';

export type Received = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

/** A real web server on this machine until `await using` ends; it keeps what it was asked, and the test says how it answers. */
export async function startGateway(answer: (response: ServerResponse, request: Received) => void) {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const request = { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body };
    received.push(request);
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/send`);
  return { url, received, [Symbol.asyncDispose]: close };
}

export type Mail = { from: string; to: string[]; source: string; secure: boolean };

/** A real mail server on this machine until `await using` ends; it keeps every mail, and `options` say what it refuses. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    logger: false,
    ...selfSigned,
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        const source = Buffer.concat(parts).toString('utf8');
        mails.push({ from: mailFrom ? mailFrom.address : '', to, source, secure: Boolean(session.secure) });
        callback();
      });
    },
    ...options,
  });
  // A client that turns away from our certificate is what some tests are about.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const { port } = listener.address() as AddressInfo;
  return { url: new URL(`smtp://127.0.0.1:${port}`), port, mails, [Symbol.asyncDispose]: close };
}

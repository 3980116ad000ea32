import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type Channel, type Delivery, type Message, patience } from './channel.ts';
import { networkReason } from './http-exchange.ts';

export type MailConfig = {
  /** `smtp://` (STARTTLS) or `smtps://` (TLS from the first byte), with name and password if the server wants them. */
  url: URL;
  /** The sender as people see it. Its domain also ends every Message-ID. */
  from: { name: string; address: string };
  tls?: {
    /** Without encryption no mail leaves; true unless given. */
    required?: boolean;
    /** Takes any certificate, even self-signed or expired: only for a mail server inside the house. */
    selfSigned?: boolean;
  };
  /** Seconds, 10 unless given. */
  timeout?: number;
};

/**
 * Sends mail as plain text with a simple HTML twin. The Message-ID comes from the message's id, so mail
 * programs show a mail that arrived twice only once.
 */
export function mailChannel(config: MailConfig): Channel {
  const transport = createTransport(transportOptions(config));
  const { timeout = patience } = config;
  return {
    name: 'mail',
    async send(message) {
      // One plain address: a list or a display name would let one message reach several people.
      if (!/^[^\s@,;<>"()]+@[^\s@,;<>"()]+$/.test(message.to))
        return { outcome: 'refused', reason: 'not a mail address' };
      const signal = AbortSignal.timeout(timeout * 1000);
      try {
        const { messageId } = await transport.sendMail({ ...letter(config, message), signal });
        return { outcome: 'sent', reference: messageId };
      } catch (thrown) {
        if (signal.aborted) return { outcome: 'retry', reason: `no answer within ${timeout} s` };
        return failure(thrown);
      }
    },
  };
}

function transportOptions({ url, tls = {} }: MailConfig) {
  const secure = url.protocol === 'smtps:';
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && (tls.required ?? true),
    tls: { rejectUnauthorized: !tls.selfSigned },
    ...(user === '' ? {} : { auth: { user, pass } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function letter({ from }: MailConfig, message: Message) {
  const { to, text } = message;
  const subject = message.subject ?? text.split('\n', 1)[0]?.slice(0, 60) ?? '';
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html: htmlTwin(text),
    textEncoding: 'base64' as const,
    messageId: messageIdOf(message.id, from.address),
    // RFC 3834: keeps holiday notices from answering a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function messageIdOf(id: string, from: string): string {
  const name = /^[\w-]{1,64}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 40);
  return `<${name}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function htmlTwin(text: string): string {
  const paragraphs = escapeHtml(text).split(/\n{2,}/);
  const body = paragraphs.map((lines) => `<p>${lines.replaceAll('\n', '<br>')}</p>`).join('\n');
  return `<!doctype html>\n<html lang="zh-CN"><meta charset="utf-8"><body>\n${body}\n</body></html>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/**
 * A 5xx answer is final only where it speaks of this addressee or this text. Refusing our sign-in, our encryption
 * or our sender says nothing of the message, and the host can mend it before the last attempt.
 */
function failure(thrown: unknown): Delivery {
  const { code, originalCode, command, responseCode: answered } = Object(thrown) as Record<string, unknown>;
  if (typeof answered === 'number') {
    const final = answered >= 500 && answered !== 503 && (command === 'RCPT TO' || command === 'DATA');
    const where = code === 'EAUTH' ? ' to our sign-in' : '';
    return { outcome: final ? 'refused' : 'retry', reason: `the mail server answered ${answered}${where}` };
  }
  // Found before anything was sent: the same letter would fail again.
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { outcome: 'refused', reason: `mail refused (${code})` };
  // nodemailer keeps the telling code, such as ECONNREFUSED, beside its own.
  return { outcome: 'retry', reason: networkReason({ code: originalCode ?? code }) };
}

/** One message to one addressee; `id` stays the same over every retry, so that a receiver can know it again. */
export type Message = {
  id: string;
  /** A phone number, a mail address, or for WeCom whom to mention (empty: nobody). */
  to: string;
  subject?: string;
  text: string;
  /** The gateway's own name for an approved text, with the words to fill in. */
  template?: string;
  params?: Record<string, string>;
};

/**
 * How one attempt ended. `retry` is worth another attempt, `after` that many seconds at the earliest;
 * `refused` will fail the same way for ever. A reason may be stored and shown: it never holds the address or the text.
 */
export type Delivery = Sent | Retry | Refused;
export type Sent = { outcome: 'sent'; reference?: string };
export type Retry = { outcome: 'retry'; reason: string; after?: number };
export type Refused = { outcome: 'refused'; reason: string };

/** One way out of the house. A failed delivery is an outcome, never an exception. */
export type Channel = {
  name: 'sms' | 'mail' | 'wecom';
  send(message: Message): Promise<Delivery>;
};

/** Seconds one attempt may take before it counts as unanswered. */
export const patience = 10;

/**
 * A word the other side answered, if it is short and plain and tells nothing of the message; otherwise undefined.
 * Up to three signs pass always: one-time codes are longer, gateways' own result codes often are not.
 */
export function harmlessWord(word: unknown, message: Message): string | undefined {
  const said = typeof word === 'number' ? String(word) : word;
  if (typeof said !== 'string' || !/^[\w.:-]{1,40}$/.test(said)) return undefined;
  const { to, text, subject = '', params = {} } = message;
  const secrets = [to, text, subject, ...Object.values(params)].filter((secret) => secret !== '');
  const tells = secrets.some((secret) => secret === said || said.includes(secret) || secret.includes(said));
  return said.length > 3 && tells ? undefined : said;
}

import { type Channel, type Delivery, harmlessWord, type Message, patience } from './channel.ts';
import { type Answer, exchange, failureOf, valueAt } from './http-exchange.ts';

export type WecomConfig = {
  /** The group robot's whole webhook address; whoever holds it can post to the group. */
  webhook: URL;
  /** How the group sees messages; plain text unless given. */
  format?: 'text' | 'markdown';
  /** Seconds, 10 unless given. */
  timeout?: number;
};

// Longest content in UTF-8 bytes: developer.work.weixin.qq.com/document/path/91770
const longest = { text: 2048, markdown: 4096 };
// -1: busy, 45009: more than 20 messages a minute, 45033: too many at once, 93000: the robot's address is
// not valid, which the host can mend before the last attempt.
const worthRetrying = new Map<unknown, number | undefined>([
  [-1, undefined],
  [45009, 60],
  [45033, 60],
  [93000, undefined],
]);

/**
 * Posts to a WeCom group through its robot. `to` is a member's id, a phone number or `@all`, who is then called by name;
 * nobody is called when it is empty. Words of the message cannot call anybody, and long ones are cut to WeCom's limit.
 */
export function wecomChannel({ webhook, format = 'text', timeout = patience }: WecomConfig): Channel {
  return {
    name: 'wecom',
    async send(message) {
      const body = JSON.stringify(format === 'text' ? textBody(message) : markdownBody(message));
      const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
      const answer = await exchange({ url: webhook, method: 'POST', headers, body, timeout });
      return 'outcome' in answer ? answer : verdict(message, answer);
    },
  };
}

function textBody({ to, subject, text }: Message) {
  const whole = subject ? `${subject}\n${text}` : text;
  // WeCom reads <@somebody> inside the content as a call.
  const content = cut(whole.replaceAll('<@', '＜@'), longest.text);
  if (to === '') return { msgtype: 'text', text: { content } };
  const called = /^\+?\d{11,15}$/.test(to) ? { mentioned_mobile_list: [to] } : { mentioned_list: [to] };
  return { msgtype: 'text', text: { content, ...called } };
}

function markdownBody({ to, subject, text }: Message) {
  const call = /^[\w.@-]+$/.test(to) ? `\n<@${to.replace(/^@/, '')}>` : '';
  const whole = subject ? `**${plain(subject)}**\n${plain(text)}` : plain(text);
  return {
    msgtype: 'markdown',
    markdown: { content: cut(whole, longest.markdown - Buffer.byteLength(call)) + call },
  };
}

/** Turns what would make a link, a colour or a call into its wide look-alike: WeCom's markdown has no escapes. */
const plain = (text: string) => text.replaceAll('<', '＜').replaceAll('[', '［').replaceAll(']', '］');

function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes - Buffer.byteLength('…')));
  return `${text.slice(0, read)}…`;
}

function verdict(message: Message, answer: Answer): Delivery {
  if (answer.status !== 200) return failureOf(answer);
  const found = valueAt(answer.text, 'errcode');
  if (found.broken) return { outcome: 'retry', reason: 'WeCom answered something other than JSON' };
  if (found.value === 0) return { outcome: 'sent' };
  const word = harmlessWord(found.value, message);
  const reason = word ? `WeCom answered errcode ${word}` : 'WeCom answered without a known errcode';
  if (!worthRetrying.has(found.value)) return { outcome: 'refused', reason };
  const after = worthRetrying.get(found.value);
  return { outcome: 'retry', reason, ...(after === undefined ? {} : { after }) };
}

import type { Message } from './channel.ts';

/** A request body with gaps. It is taken apart before the gaps are filled, so no filling can change its shape. */
export type BodyTemplate = { kind: 'json'; shape: unknown } | { kind: 'form'; fields: [string, string][] };

const gap = /\{(phone|text|id|sign|template|params(?:\.[A-Za-z0-9_]+)?)\}/g;

/** Fills the gaps of one text as they are; the caller escapes for where it goes. Unknown braces stay. */
export function fillGaps(text: string, message: Message, sign: string): string {
  const { to: phone, text: words, id, template = '', params = {} } = message;
  const plain: Record<string, string> = { phone, text: words, id, sign, template, params: JSON.stringify(params) };
  return text.replace(gap, (_, name: string) => {
    if (!name.startsWith('params.')) return plain[name] ?? '';
    const wanted = name.slice('params.'.length);
    return Object.hasOwn(params, wanted) ? (params[wanted] ?? '') : '';
  });
}

/**
 * Reads a body template: JSON if it is a JSON object or list, otherwise form fields (`a={phone}&b={text}`).
 * Undefined if it is neither.
 */
export function readTemplate(source: string): BodyTemplate | undefined {
  if (/^\s*[{[]/.test(source)) {
    try {
      return { kind: 'json', shape: JSON.parse(source) };
    } catch {
      return undefined;
    }
  }
  if (!source.split('&').every((field) => field.indexOf('=') > 0)) return undefined;
  return { kind: 'form', fields: [...new URLSearchParams(source)] };
}

/** The body to send, escaped for its kind. */
export function fillBody(template: BodyTemplate, message: Message, sign: string): string {
  if (template.kind === 'json') return JSON.stringify(fillShape(template.shape, message, sign));
  const filled = template.fields.map(([name, value]) => [name, fillGaps(value, message, sign)]);
  return new URLSearchParams(filled).toString();
}

function fillShape(shape: unknown, message: Message, sign: string): unknown {
  if (typeof shape === 'string') return fillGaps(shape, message, sign);
  if (Array.isArray(shape)) return shape.map((part) => fillShape(part, message, sign));
  if (typeof shape !== 'object' || shape === null) return shape;
  return Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, fillShape(part, message, sign)]));
}

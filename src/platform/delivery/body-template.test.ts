import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BodyTemplate, fillBody, fillGaps, readTemplate } from './body-template.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const nasty = fc.oneof(
  words,
  fc.constantFrom('","phone":"1', '&phone=1', '%26a=b', '\\', '{id}', '$&', '\u2028', '+ %'),
);
const messages = fc.record({
  id: nasty,
  to: nasty,
  text: nasty,
  params: fc.dictionary(fc.constantFrom('code', 'x'), nasty),
});

function template(source: string): BodyTemplate {
  const read = readTemplate(source);
  if (!read) throw new Error('not a template');
  return read;
}

test('no words can change the shape of a JSON body', () => {
  const source = template('{"to":["{phone}"],"m":{"t":"{sign}{text}"},"id":"{id}","n":1,"p":"{params.code}"}');
  fc.assert(
    fc.property(messages, nasty, (message, sign) => {
      expect(JSON.parse(fillBody(source, message, sign))).toEqual({
        to: [message.to],
        m: { t: sign + message.text },
        id: message.id,
        n: 1,
        p: message.params.code ?? '',
      });
    }),
  );
});

test('no words can change the fields of a form body', () => {
  const source = template('to={phone}&text={sign}{text}&id={id}&fixed=1');
  fc.assert(
    fc.property(messages, nasty, (message, sign) => {
      expect([...new URLSearchParams(fillBody(source, message, sign))]).toEqual([
        ['to', message.to],
        ['text', sign + message.text],
        ['id', message.id],
        ['fixed', '1'],
      ]);
    }),
  );
});

test('a gateway with approved texts gets their name and the words to fill in', () => {
  const message = { id: '7', to: '1', text: '', template: 'SMS_1', params: { code: '4711', to: '"' } };
  const body = fillBody(template('{"t":"{template}","all":"{params}","one":["{params.code}"]}'), message, '');
  expect(JSON.parse(body)).toEqual({ t: 'SMS_1', all: '{"code":"4711","to":"\\""}', one: ['4711'] });
});

test('unknown braces stay and words that look like gaps are not filled again', () => {
  const message = { id: '7', to: '1', text: '{phone}', params: {} };
  expect(fillGaps('{other} {text} {params.constructor}', message, '')).toBe('{other} {phone} ');
});

test.for(['', 'nothing', '{"broken":', '=x', '{phone}'])('%j is no template', (source) => {
  expect(readTemplate(source)).toBeUndefined();
});

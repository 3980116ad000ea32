import { expect, test } from 'vitest';
import { ChoiceList } from './choice-list.tsx';
import { Form } from './form.tsx';
import { TextArea, TextField } from './text-field.tsx';

const state = {
  values: { where: '<5 号楼>', kind: ['noise', 'light'] },
  errors: { text: '再说具体一点。', phone: '手机号是 11 位数字。' },
  message: '这件事刚被别人改过。',
};
const kinds = [
  { value: 'light', label: '灯' },
  { value: 'noise', label: '吵' },
  { value: 'other', label: '别的' },
];
const refused = String(
  <Form action="/reports" state={state} idempotencyKey="0192-key">
    <TextField name="where" label="在哪儿" />
    <ChoiceList name="kind" label="什么事" choices={kinds} many />
    <TextArea name="text" label="说一句" required />
    <TextField name="phone" label="手机号" />
  </Form>,
);

test('a refused form keeps everything that was typed, escaped', () => {
  expect(refused).toContain('value="&lt;5 号楼&gt;"');
  expect(refused.match(/checked=""/g)).toHaveLength(2);
});

test('the cursor goes to the first error and nowhere else', () => {
  expect(refused.match(/autofocus/g)).toHaveLength(1);
  expect(refused).toMatch(/<textarea id="f-text"[^>]*autofocus/);
});

test('each error is told at its field and before all fields, the whole form’s first', () => {
  expect(refused).toMatch(/aria-invalid="true" aria-describedby="f-phone-error"/);
  expect(refused.indexOf('这件事刚被别人改过。')).toBeLessThan(refused.indexOf('href="#f-text"'));
});

test('a form carries its key, so that sending it twice acts once', () => {
  expect(refused).toContain('<input type="hidden" name="_key" value="0192-key"/>');
});

test('a field outside a form shows the value and error it is given', () => {
  const alone = String(<TextField name="q" label="找" value="路灯" error="换个词试试。" />);
  expect(alone).toContain('value="路灯"');
  expect(alone).toContain('换个词试试。');
  expect(alone).not.toContain('autofocus');
});

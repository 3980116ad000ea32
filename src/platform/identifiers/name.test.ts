import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compoundSurnames } from './compound-surnames.ts';
import { maskName } from './name.ts';

test.for([
  ['王小明', '王**'],
  ['王明', '王**'],
  [' 王 小　明 ', '王**'],
  ['欧阳娜', '欧阳**'],
  ['司马相如', '司马**'],
  ['諸葛亮', '諸葛**'],
  ['爱新觉罗溥仪', '爱新觉罗**'],
  ['欧阳', '欧**'],
  ['贺兰英', '贺**'],
  ['张王小明', '张**'],
  ['𠮷田明', '𠮷**'],
  ['阿卜杜拉·买买提', '阿**'],
  ['欧阳•古丽', '欧**'],
  ['Maria Garcia', 'M**'],
  ['Ｍaria', 'M**'],
  ['王', '**'],
  ['', '**'],
] as const)('%s is shown as %s', ([name, shown]) => expect(maskName(name)).toBe(shown));

const hanText = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  minLength: 1,
  maxLength: 8,
});

test('whatever the name, at most a surname is shown and always two stars', () => {
  fc.assert(
    fc.property(fc.oneof(hanText, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (name) => {
      const shown = maskName(name);
      expect(shown.endsWith('**')).toBe(true);
      const surname = shown.slice(0, -2);
      expect(Array.from(surname).length <= 1 || compoundSurnames.includes(surname)).toBe(true);
    }),
  );
});

test('the given name never shows, and never its length', () => {
  const surname = fc.constantFrom('王', '林', '司马', '爱新觉罗');
  fc.assert(
    fc.property(surname, fc.stringMatching(/^[明华英]{1,3}$/), (family, given) => {
      expect(maskName(family + given)).toBe(`${family}**`);
    }),
  );
});

test('a longer compound surname is tried before a shorter one', () => {
  const lengths = compoundSurnames.map((surname) => surname.length);
  expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
});

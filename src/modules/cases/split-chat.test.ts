import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitChat } from './split-chat.ts';

const wordsOf = (text: string) => splitChat(text).map((one) => [one.speaker, one.words]);

describe('a pasted chat', () => {
  test('with heads on lines of their own is cut by speaker, messages in a row together', () => {
    const text = [
      '张三 2026-11-23 19:42',
      '五号楼的灯坏了',
      '',
      '张三 2026-11-23 19:43',
      '已经三天了',
      '',
      '李四(物业) 2026/11/23 19:44:10',
      '收到',
      '王阿姨 昨天 20:01',
      '电梯又停了，困了人',
    ].join('\n');
    expect(splitChat(text)).toEqual([
      { speaker: '张三', said: '2026-11-23 19:42', words: '五号楼的灯坏了\n已经三天了', likely: true },
      { speaker: '李四(物业)', said: '2026/11/23 19:44:10', words: '收到', likely: false },
      { speaker: '王阿姨', said: '昨天 20:01', words: '电梯又停了，困了人', likely: true },
    ]);
  });

  test.each([
    ['[2026-11-23 19:42] 张三：灯坏了，没人修', '张三', '灯坏了，没人修'],
    ['2026-11-23 19:42:11 张三: 灯坏了，没人修', '张三', '灯坏了，没人修'],
    ['张三 [19:42]：灯坏了，没人修', '张三', '灯坏了，没人修'],
    ['张三：灯坏了，没人修', '张三', '灯坏了，没人修'],
    ['2026-11-23 19:42:11 张三(12345678)\n灯坏了，没人修', '张三(12345678)', '灯坏了，没人修'],
    ['502 李姐 下午7:42\n灯坏了，没人修', '502 李姐', '灯坏了，没人修'],
  ])('%s', (text, speaker, words) => {
    expect(wordsOf(text)).toEqual([[speaker, words]]);
  });

  test('loses pictures, dates between days, and what the program itself says; a mention loses the name', () => {
    const text = [
      '—————  2026-11-23  —————',
      '张三 19:42',
      '[图片]',
      '"李四"撤回了一条消息',
      '王五邀请赵六加入了群聊',
      '@李四 下水道又堵了，臭得很',
    ].join('\n');
    expect(wordsOf(text)).toEqual([['张三', '下水道又堵了，臭得很']]);
  });

  test('a label, a time and an address are no speakers', () => {
    expect(wordsOf('地址：万福小区 5 号楼\n12：30 开始停水')).toEqual([
      [null, '地址：万福小区 5 号楼\n12：30 开始停水'],
    ]);
  });

  test('plain notes are cut at empty lines', () => {
    expect(wordsOf('灯坏了，没人修\n三天了\n\n垃圾没人收，臭')).toEqual([
      [null, '灯坏了，没人修\n三天了'],
      [null, '垃圾没人收，臭'],
    ]);
  });

  test('whatever is pasted, every matter is made of what was pasted, and it ends', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('张三 19:42', '张三：', '[图片]', '', '@所有人', '2026-11-23 19:42 李四', '收到'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        for (const { words } of splitChat(lines.join('\n'))) {
          expect(words.trim()).toBe(words);
          expect(words).not.toBe('');
        }
      }),
    );
    const long = `${'张'.repeat(60_000)} ${'1:'.repeat(20_000)}`;
    expect(splitChat(`${long}\n${'(['.repeat(20_000)}`)).toHaveLength(1);
  });
});

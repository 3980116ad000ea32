/** One matter that a pasted chat may hold. */
export interface ChatMatter {
  /** Who said it, as it stands in the chat: for the eyes of who cuts it, never kept. */
  readonly speaker: string | null;
  /** When, as it stands in the chat. */
  readonly said: string | null;
  readonly words: string;
  /** Sounds like something to be done, rather than a greeting. */
  readonly likely: boolean;
}

const mostMatters = 200;

/**
 * Cuts text copied out of a group chat into what may be matters: messages one after another by the same person belong
 * together, pictures and system lines are left out, and what was only a greeting is marked. Understands heads on a line of
 * their own (`张三 2026-11-23 19:42`), in brackets, and before the words (`张三：…`); other text is cut at empty lines.
 */
export function splitChat(text: string): ChatMatter[] {
  const matters: { speaker: string | null; said: string | null; lines: string[] }[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.replace(/[\u200b\u2005\ufeff]/g, ' ').trim();
    if (trimmed === '') {
      // Without a speaker an empty line is the only border there is.
      if (matters.at(-1)?.speaker === null) isOpen = false;
      continue;
    }
    if (isNoise(trimmed)) continue;
    const head = headOf(trimmed);
    const last = matters.at(-1);
    if (head && !(isOpen && last?.speaker === head.speaker)) {
      matters.push({ speaker: head.speaker, said: head.said, lines: [] });
    } else if (!head && !isOpen) {
      matters.push({ speaker: null, said: null, lines: [] });
    }
    isOpen = true;
    const words = head ? head.words : trimmed;
    if (words !== '' && !isNoise(words)) matters.at(-1)?.lines.push(words);
  }
  return matters
    .filter(({ lines }) => lines.length > 0)
    .slice(0, mostMatters)
    .map(({ speaker, said, lines }) => {
      const words = lines
        .join('\n')
        .replace(/@\S{1,20}[ \u2005]/g, '')
        .trim();
      return { speaker, said, words, likely: isLikely(words) };
    })
    .filter(({ words }) => words !== '');
}

interface Head {
  readonly speaker: string;
  readonly said: string | null;
  readonly words: string;
}

const longestHead = 80;
const day =
  '(?:\\d{2,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/.月]\\d{1,2}日?|今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日天])';
const clock = '(?:上午|下午|晚上|凌晨|中午)?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?:\\s?[AaPp][Mm])?';
const moment = `(?:${day})?\\s{0,3}${clock}`;
// A bare time before a name is too much like “12:30 开始停水”.
const dated = `${day}\\s{0,3}${clock}`;
const name = '[^\\s:：\\[\\]【】()（）]{1,20}(?:\\s[^\\s:：\\d\\[\\]【】()（）]{1,12})??(?:[(（][^()（）]{1,30}[)）])?';

/** The ways programs write who and when; each takes the whole of a short line, so that reading stays linear. */
const heads: readonly { readonly shape: RegExp; readonly order: 'who-when' | 'when-who' }[] = [
  { shape: new RegExp(`^(${name})\\s{1,4}(${moment})\\s*[:：]?()$`), order: 'who-when' },
  { shape: new RegExp(`^(${dated})\\s{1,4}(${name})\\s*[:：]?()$`), order: 'when-who' },
];
const inline: readonly { readonly shape: RegExp; readonly order: 'who-when' | 'when-who' | 'who' }[] = [
  { shape: new RegExp(`^[\\[【(（](${moment})[\\]】)）]\\s{0,3}(${name})\\s?[:：](.*)$`), order: 'when-who' },
  { shape: new RegExp(`^(${dated})\\s{1,3}(${name})[:：](.*)$`), order: 'when-who' },
  { shape: new RegExp(`^(${name})\\s{0,3}[\\[【(（]?(${moment})[\\]】)）]?[:：](.*)$`), order: 'who-when' },
  { shape: /^([\p{Script=Han}A-Za-z0-9·_-]{1,12})[:：](.*)$/u, order: 'who' },
];

function headOf(line: string): Head | null {
  const front = line.slice(0, longestHead);
  if (line.length <= longestHead) {
    for (const { shape, order } of heads) {
      const found = shape.exec(front);
      if (found) return headFrom(order, found[1] ?? '', found[2] ?? '', '');
    }
  }
  for (const { shape, order } of inline) {
    const found = shape.exec(front);
    if (!found || isNumberOrLabel(found[1] ?? '', order)) continue;
    const rest = (order === 'who' ? found[2] : found[3]) ?? '';
    const words = (rest + line.slice(longestHead)).trim();
    return headFrom(order, found[1] ?? '', order === 'who' ? '' : (found[2] ?? ''), words);
  }
  return null;
}

function headFrom(order: 'who-when' | 'when-who' | 'who', first: string, second: string, words: string): Head {
  if (order === 'who') return { speaker: first, said: null, words };
  const [speaker, said] = order === 'who-when' ? [first, second] : [second, first];
  return { speaker: speaker.trim(), said: said.trim(), words };
}

/** `地址：…` and `12：30` look like a speaker and are not. */
const isNumberOrLabel = (front: string, order: string) =>
  order === 'who' &&
  /^(\d+|.*(地址|地点|时间|电话|问题|情况|建议|原因|诉求|楼栋|房号|备注|内容|标题|联系人|https?))$/i.test(front);

const noise = [
  /^\[?(图片|表情|动画表情|语音|视频|文件|链接|位置|红包|转账|名片|聊天记录|Photo|Sticker|Voice|Video|File)\]?( ?\S{0,40}\.\w{2,5})?$/i,
  /^[“"'「]?.{0,40}(撤回了一条消息|加入了?群聊|移出了?群聊|修改群名为.*|邀请.{0,60}加入了?群聊|拍了拍.*|开启了.{0,20}验证)$/,
  /^[-—─=·*\s]*\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(\s*(星期|周)[一二三四五六日天])?[-—─=·*\s]*$/,
  /^[-—─=·*\s]+$/,
  /^@(所有人|全体成员|all)$/i,
];

function isNoise(line: string): boolean {
  return line.length <= 120 && noise.some((shape) => shape.test(line));
}

const greeting =
  /^(收到|谢谢|感谢|好的?|嗯+|哦+|是的?|对的?|可以|早上好|早|大家好|晚上好|你好|您好|在吗?|辛苦了?|赞|[+＋]1|同意|支持|ok|哈+|👍|🌹|🙏)+$/iu;

function isLikely(words: string): boolean {
  const letters = words.replace(/[\s，。！？,.!?~～、]/g, '');
  return [...letters].length >= 5 && !greeting.test(letters.slice(0, 40));
}

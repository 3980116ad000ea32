import type { SheetLimits } from './limits.ts';
import { SheetProblem } from './sheet-problem.ts';
import { type Attributes, parseXml, type XmlListener } from './xml-part.ts';

/** Joins the runs of a text and leaves out its phonetic guide; `take` gives what was heard and starts afresh. */
export function textCollector(): Required<XmlListener> & { take(): string } {
  let text = '';
  let inside = false;
  let phonetic = false;
  return {
    open: (name: string, _attributes: Attributes) => {
      if (name === 't') inside = !phonetic;
      if (name === 'rPh') phonetic = true;
    },
    close: (name: string) => {
      if (name === 't') inside = false;
      if (name === 'rPh') phonetic = false;
    },
    text: (heard: string) => {
      if (inside) text += heard;
    },
    take: () => {
      const taken = unescaped(text);
      text = '';
      return taken;
    },
  };
}

/** The texts that cells point at by number; they must all be held, so their sum is limited. */
export async function sharedText(pieces: AsyncIterable<Buffer>, limits: SheetLimits): Promise<string[]> {
  const collector = textCollector();
  const shared: string[] = [];
  let length = 0;
  const close = (name: string) => {
    collector.close(name);
    if (name !== 'si') return;
    // A copy: a slice would keep the whole piece of XML it was cut from alive.
    const text = Buffer.from(collector.take()).toString();
    length += text.length + 16;
    if (length > limits.sharedTextLength)
      throw new SheetProblem('这份表格的文字太多。请另存为“CSV UTF-8”，或拆成几份再上传。');
    shared.push(text);
  };
  for await (const _ of parseXml(pieces, { ...collector, close }));
  return shared;
}

/** `_x000D_` is how the format writes characters that XML cannot. Source: ECMA-376 part 1, 22.9.2.19. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

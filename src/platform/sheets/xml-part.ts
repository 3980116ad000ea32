import { SaxesParser } from 'saxes';
import { SheetProblem } from './sheet-problem.ts';
import { sheetProblem } from './xlsx-package.ts';

export type Attributes = Record<string, string>;

/** Hears the tags of one XML part, names without their prefix. */
export type XmlListener = {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** The parser holds a text or attribute until it ends; an honest one ends long before this many characters. */
const longestSilence = 2_000_000;

/** Feeds an XML part to a listener and gives the turn back after each piece, so that rows can be handed on. */
export async function* parseXml(pieces: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let silence = 0;
  const parser = tellingParser(listener, () => {
    silence = 0;
  });
  try {
    for await (const piece of pieces) {
      const text = decoder.decode(piece, { stream: true });
      silence += text.length;
      parser.write(text);
      if (silence > longestSilence) throw new SheetProblem('表格里有一段内容长得异常，请缩短后再上传。');
      yield;
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (error) {
    throw sheetProblem(error);
  }
}

/** All tags of the wanted names in a part, in order, with attribute names without prefix; for parts that fit in memory. */
export async function tagsOf(pieces: AsyncIterable<Buffer>, wanted: string[]): Promise<[string, Attributes][]> {
  const tags: [string, Attributes][] = [];
  const open = (name: string, attributes: Attributes) => {
    if (!wanted.includes(name)) return;
    if (tags.length >= 100_000) throw new SheetProblem('表格的结构异常复杂，请新建一份表格，把内容复制过去再上传。');
    tags.push([name, Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value]))]);
  };
  for await (const _ of parseXml(pieces, { open }));
  return tags;
}

function tellingParser(listener: XmlListener, heard: () => void): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new SheetProblem('表格里有不该有的内容，请新建一份表格，把内容复制过去再上传。');
  });
  parser.on('opentag', (tag) => {
    heard();
    listener.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    heard();
    listener.close?.(localName(tag.name));
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

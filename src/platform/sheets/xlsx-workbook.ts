import { posix } from 'node:path';
import { builtInLook, type CellLook, lookOf } from './cell-text.ts';
import type { SheetLimits } from './limits.ts';
import { SheetProblem } from './sheet-problem.ts';
import type { SheetPackage } from './xlsx-package.ts';
import { sharedText } from './xlsx-text.ts';
import { type Attributes, parseXml, tagsOf } from './xml-part.ts';

/** What is needed to read the first visible sheet: where it is, and what its cells point at. */
export type Workbook = { sheetPath: string; starts1904: boolean; looks: CellLook[]; shared: string[] };

type Relation = { id: string; type: string; path: string };

/** Finds the first sheet that is not hidden, with its number formats and shared text. */
export async function openWorkbook(parts: SheetPackage, fileName: string, limits: SheetLimits): Promise<Workbook> {
  await refuseOtherPackages(parts, fileName);
  const top = await relationsOf(parts, '');
  const path = top.find((relation) => relation.type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  if (!parts.has(path)) throw new SheetProblem('这不是 .xlsx 表格。请在 WPS 或 Excel 里另存为“.xlsx”再上传。');
  const relations = await relationsOf(parts, path);
  const tags = await tagsOf(parts.read(path), ['workbookPr', 'sheet']);
  const at = (type: string) => relations.find((one) => one.type === type && parts.has(one.path))?.path;
  const stylesPath = at('styles');
  const sharedPath = at('sharedStrings');
  return {
    sheetPath: firstSheet(tags, relations, parts),
    starts1904: tags.some(([name, { date1904 }]) => name === 'workbookPr' && (date1904 === '1' || date1904 === 'true')),
    looks: stylesPath ? await looksOf(parts.read(stylesPath)) : [],
    shared: sharedPath ? await sharedText(parts.read(sharedPath), limits) : [],
  };
}

function firstSheet(tags: [string, Attributes][], relations: Relation[], parts: SheetPackage): string {
  for (const [name, { id, state }] of tags) {
    if (name !== 'sheet' || (state && state !== 'visible')) continue;
    const found = relations.find((one) => one.id === id && one.type === 'worksheet' && parts.has(one.path));
    if (found) return found.path;
  }
  throw new SheetProblem('表格里没有可见的工作表，请检查后再上传。');
}

async function refuseOtherPackages(parts: SheetPackage, fileName: string): Promise<void> {
  const others: [string, string][] = [
    ['xl/vbaProject.bin', '这份表格带有宏。请另存为不带宏的“.xlsx”再上传。'],
    ['xl/workbook.bin', '这是 .xlsb 格式。请另存为“.xlsx”再上传。'],
    ['word/document.xml', '这是 Word 文档，不是表格。请上传“.xlsx”或 CSV。'],
    ['ppt/presentation.xml', '这是演示文稿，不是表格。请上传“.xlsx”或 CSV。'],
    ['content.xml', '这是 .ods 格式。请另存为“.xlsx”再上传。'],
  ];
  const other = others.find(([name]) => parts.has(name));
  if (other) throw new SheetProblem(other[1]);
  const types = '[Content_Types].xml';
  if (!parts.has(types)) throw new SheetProblem('这是普通压缩包，不是 .xlsx 表格。请解压后把里面的表格单独上传。');
  const declared = await tagsOf(parts.read(types), ['Override', 'Default']);
  const macros = declared.some(([, { ContentType = '' }]) => /macroEnabled/i.test(ContentType));
  if (macros || /\.xlsm$/i.test(fileName)) throw new SheetProblem('这份表格带有宏。请另存为不带宏的“.xlsx”再上传。');
}

async function relationsOf(parts: SheetPackage, path: string): Promise<Relation[]> {
  const folder = path === '' ? '' : posix.dirname(path);
  const file = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
  if (!parts.has(file)) return [];
  const tags = await tagsOf(parts.read(file), ['Relationship']);
  return tags.map(([, { Id = '', Type = '', Target = '' }]) => ({
    id: Id,
    type: posix.basename(Type),
    path: posix.join('/', Target.startsWith('/') ? '' : folder, Target).slice(1),
  }));
}

async function looksOf(pieces: AsyncIterable<Buffer>): Promise<CellLook[]> {
  const formats = new Map<number, CellLook>();
  const looks: CellLook[] = [];
  let section = '';
  const open = (name: string, { numFmtId, formatCode = '' }: Attributes) => {
    if (name === 'numFmts' || name === 'cellXfs') section = name;
    const id = Number(numFmtId ?? 0);
    if (section === 'numFmts' && name === 'numFmt') formats.set(id, lookOf(formatCode));
    if (section === 'cellXfs' && name === 'xf') looks.push(formats.get(id) ?? builtInLook(id));
    if (looks.length + formats.size > 200_000) throw new SheetProblem('表格里的格式太多，请另存为 CSV 再上传。');
  };
  const close = (name: string) => {
    if (name === section) section = '';
  };
  for await (const _ of parseXml(pieces, { open, close }));
  return looks;
}

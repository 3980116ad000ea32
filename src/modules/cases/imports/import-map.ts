import { z } from 'zod';
import { Invalid } from '../../../platform/errors.ts';

const column = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** How a file's columns become cases: written once for a source, kept as a small JSON file, reused every month. */
export const importMap = z
  .object({
    /** Names the source: the same row of the same source is never imported twice. */
    source: z.string().trim().min(2, '给来源起个名字。').max(60),
    zone: z.enum(['Asia/Shanghai', 'America/New_York', 'UTC']).default('Asia/Shanghai'),
    encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
    columns: z.object({
      externalId: column.optional(),
      title: column.optional(),
      words: column,
      kind: column.optional(),
      category: column.optional(),
      place: column.optional(),
      unit: column.optional(),
      spot: column.optional(),
      lon: column.optional(),
      lat: column.optional(),
      receivedAt: column.optional(),
      dueAt: column.optional(),
      closedAt: column.optional(),
      answer: column.optional(),
      reporterName: column.optional(),
      reporterPhone: column.optional(),
    }),
    /** Date formats tried in order; the common Chinese and spreadsheet forms when absent. */
    dates: z.array(z.string()).max(20).optional(),
    kinds: z.record(z.string(), z.string()).default({}),
    defaultKind: z.string().default('help'),
    categories: z.record(z.string(), z.string()).default({}),
    defaultCategory: z.string().default('other'),
    /** A row is closed when this column holds one of these values; otherwise when it has a closing time. */
    closed: z.object({ column: z.string(), values: z.array(z.string()).min(1) }).optional(),
    /** The file's own judgement, compared with ours and reported, never taken over. */
    onTime: z.object({ column: z.string(), yes: z.array(z.string()), no: z.array(z.string()) }).optional(),
    /** When the file has no deadline: reckon it by this county's limits, or leave the case without one. */
    withoutDueAt: z.enum(['reckon', 'none']).default('reckon'),
    /** When a row has no time of arrival. */
    withoutReceivedAt: z.union([z.literal('refuse'), z.literal('now')]).default('refuse'),
    /** Units named in the file that do not exist yet. */
    missingUnits: z.enum(['refuse', 'create', 'ignore']).default('ignore'),
  })
  .strict();

export type ImportMap = z.output<typeof importMap>;
export type MapField = keyof ImportMap['columns'];

/** Reads a map as a person pasted it; what is wrong is said beside the field `map`. */
export function readMap(text: string): ImportMap {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Invalid({ map: '对照表不是合格的 JSON，请检查括号、引号和逗号。' });
  }
  const read = importMap.safeParse(value);
  if (read.success) return read.data;
  const lines = read.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || '整份'}：${issue.message}`);
  throw new Invalid({ map: `对照表有不对的地方：${lines.join('；')}` });
}

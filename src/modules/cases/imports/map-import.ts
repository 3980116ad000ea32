import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../platform/context.ts';
import { Invalid } from '../../../platform/errors.ts';
import { rulesOf } from '../../rules/index.ts';
import { caseRules } from '../rule-pack.ts';
import { queueRun, takeBatch } from './import-batch.ts';
import { columnFields, ownLabels } from './import-columns.ts';
import { importMap, type MapField, readMap } from './import-map.ts';

const column = z.string().max(200).optional();
const columns = Object.fromEntries(columnFields.map(({ field }) => [field, column])) as Record<MapField, typeof column>;

export const columnsInput = z.object({
  importId: z.uuid(),
  ...columns,
  source: z.string().trim().max(60, '最多 60 个字。').optional(),
  withoutReceivedAt: z.enum(['refuse', 'now']).default('refuse'),
  missingUnits: z.enum(['ignore', 'refuse', 'create']).default('ignore'),
  defaultKind: z.string().max(40).optional(),
  defaultCategory: z.string().max(80).optional(),
  /** A whole map instead of the fields above. */
  map: z.string().max(50_000, '对照表太长了。').optional(),
});

/** Says which column is what and sends the file to be checked; a file that was checked before is checked afresh. */
export const mapImport = command(
  columnsInput,
  async (ctx, input) => {
    await takeBatch(ctx, input.importId, ['mapping', 'checked', 'failed']);
    const { body: rules } = await rulesOf(ctx, caseRules);
    const map = input.map === undefined ? built(input, ownLabels(rules)) : readMap(input.map);
    await sql`update cases.imports set state = 'checking', map = ${JSON.stringify(map)}, problem = null, problems = '[]',
        made_by = ${ctx.actor.id}, grant_id = ${ctx.actor.grantId}, queued_at = ${ctx.now}, tries = 0
      where county = ${ctx.county} and id = ${input.importId}`.execute(ctx.db);
    await queueRun(ctx, input.importId);
    return { importId: input.importId };
  },
  { output: z.object({ importId: z.uuid() }) },
);

function built(input: z.output<typeof columnsInput>, labels: ReturnType<typeof ownLabels>) {
  if (!input.words) throw new Invalid({ words: '请选出哪一列是内容。' });
  if (!input.source) throw new Invalid({ source: '给来源起个名字，例如“12345 热线”。' });
  const chosen = columnFields.flatMap(({ field }) => (input[field] ? [[field, input[field]]] : []));
  const read = importMap.safeParse({
    source: input.source,
    columns: Object.fromEntries(chosen),
    ...labels,
    withoutReceivedAt: input.withoutReceivedAt,
    missingUnits: input.missingUnits,
    ...(input.defaultKind ? { defaultKind: input.defaultKind } : {}),
    ...(input.defaultCategory ? { defaultCategory: input.defaultCategory } : {}),
  });
  if (read.success) return read.data;
  throw new Invalid(
    Object.fromEntries(read.error.issues.map((issue) => [String(issue.path.at(-1) ?? 'map'), issue.message])),
  );
}

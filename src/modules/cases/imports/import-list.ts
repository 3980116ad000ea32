import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../../platform/context.ts';
import { maskedNames } from '../../people/index.ts';
import { batchColumns, type ImportBatch, importStates, refuseSmallerPlaces } from './import-batch.ts';

const pageSize = 30;

/** The files that were brought in, the newest first, and how each ended. */
export const importList = query(z.object({ before: z.uuid().optional() }), async (ctx, { before }) => {
  refuseSmallerPlaces(ctx.actor);
  const found = await sql<ImportBatch>`select ${batchColumns} from cases.imports
    where county = ${ctx.county} and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${pageSize + 1}`.execute(ctx.db as never);
  const shown = found.rows.slice(0, pageSize);
  const names = await maskedNames(ctx, [...new Set(shown.flatMap(({ madeBy }) => madeBy ?? []))]);
  return {
    items: shown.map(({ problems: _problems, map, ...row }) => ({
      ...row,
      stateLabel: importStates[row.state],
      source: map?.source ?? null,
      by: row.madeBy ? (names.get(row.madeBy) ?? '') : '运维工具',
    })),
    next: found.rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
});

import { z } from 'zod';
import { query } from '../../../platform/context.ts';
import { maskedNames } from '../../people/index.ts';
import { findBatch, importStates } from './import-batch.ts';
import type { RowProblem } from './read-rows.ts';

/** One file: where it stands, what is wrong with it row by row, and what can be done next. */
export const importDetail = query(z.object({ importId: z.uuid() }), async (ctx, { importId }) => {
  const batch = await findBatch(ctx, importId);
  const names = await maskedNames(ctx, batch.madeBy ? [batch.madeBy] : []);
  const { state, badRows, rows } = batch;
  return {
    ...batch,
    reasons: reasonsOf(batch.problems),
    stateLabel: importStates[state],
    by: batch.madeBy ? (names.get(batch.madeBy) ?? '') : '运维工具',
    may: {
      import: state === 'checked' && badRows === 0 && rows > 0,
      map: state === 'mapping' || state === 'checked' || state === 'failed',
      undo: state === 'done',
    },
  };
});

/** Rows with the same fault stand together: a column that was chosen wrongly spoils thousands in one way. */
function reasonsOf(problems: readonly RowProblem[]): { reason: string; rows: number[] }[] {
  const found = new Map<string, number[]>();
  for (const { row, message } of problems) {
    const reason = message.replace(/^第 \d+ 行：/, '');
    found.set(reason, [...(found.get(reason) ?? []), row]);
  }
  return [...found].map(([reason, rows]) => ({ reason, rows }));
}

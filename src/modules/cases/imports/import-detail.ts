import { z } from 'zod';
import { query } from '../../../platform/context.ts';
import { maskedNames } from '../../people/index.ts';
import { findBatch, importStates } from './import-batch.ts';

/** One file: where it stands, what is wrong with it row by row, and what can be done next. */
export const importDetail = query(z.object({ importId: z.uuid() }), async (ctx, { importId }) => {
  const batch = await findBatch(ctx, importId);
  const names = await maskedNames(ctx, batch.madeBy ? [batch.madeBy] : []);
  const { state, badRows, rows } = batch;
  return {
    ...batch,
    stateLabel: importStates[state],
    by: batch.madeBy ? (names.get(batch.madeBy) ?? '') : '运维工具',
    may: {
      import: state === 'checked' && badRows === 0 && rows > 0,
      map: state === 'mapping' || state === 'checked' || state === 'failed',
      undo: state === 'done',
    },
  };
});

import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../platform/context.ts';
import { Conflict } from '../../../platform/errors.ts';
import { queueRun, takeBatch } from './import-batch.ts';

/** Lets a checked file become cases, behind the pages. A file with one bad row is refused whole. */
export const startImport = command(
  z.object({ importId: z.uuid() }),
  async (ctx, { importId }) => {
    const batch = await takeBatch(ctx, importId, ['checked']);
    if (batch.badRows > 0)
      throw new Conflict('cases.import-bad-rows', `还有 ${batch.badRows} 行不能导入，请改好文件再传一次。`);
    await sql`update cases.imports set state = 'importing', made_by = ${ctx.actor.id}, grant_id = ${ctx.actor.grantId},
        queued_at = ${ctx.now}, tries = 0 where county = ${ctx.county} and id = ${importId}`.execute(ctx.db);
    await queueRun(ctx, importId);
    return { importId };
  },
  { output: z.object({ importId: z.uuid() }) },
);

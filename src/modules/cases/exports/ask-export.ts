import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../platform/context.ts';
import { Conflict } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { enqueue } from '../../../platform/jobs/queue.ts';
import { listFormatNames } from '../../../platform/sheets/index.ts';
import { exportFilter } from './export-rows.ts';

const mostAtOnce = 3;

/** Has a long list made behind the pages; who asked is told when it is ready. */
export const askExport = command(
  exportFilter.extend({ format: z.enum(listFormatNames, '请选一种文件格式。') }),
  async (ctx, { format, ...filter }) => {
    const waiting = await sql`select 1 from cases.exports where county = ${ctx.county} and asked_by = ${ctx.actor.id}
      and state = 'waiting'`.execute(ctx.db);
    if (waiting.rows.length >= mostAtOnce)
      throw new Conflict('cases.export-waiting', '已有几份正在做，请等做好了再来。');
    const exportId = newId();
    await sql`insert into cases.exports (county, id, format, list, filter, state, asked_by, grant_id, asked_at, queued_at)
      values (${ctx.county}, ${exportId}, ${format}, ${filter.list}, ${JSON.stringify(filter)}, 'waiting', ${ctx.actor.id},
        ${ctx.actor.grantId}, ${ctx.now}, ${ctx.now})`.execute(ctx.db);
    await enqueue(ctx, 'cases:export', { county: ctx.county, exportId }, { key: `export:${exportId}`, tries: 3 });
    return { exportId };
  },
  { output: z.object({ exportId: z.uuid() }) },
);

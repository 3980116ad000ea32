import { z } from 'zod';
import { query } from '../../../platform/context.ts';
import { Conflict } from '../../../platform/errors.ts';
import { listDownload, listFormatNames } from '../../../platform/sheets/index.ts';
import { shanghaiDay } from '../../../platform/worktime/index.ts';
import { casesSheet, countRows, exportFilter, exportRows } from './export-rows.ts';

/** Up to here a list is made while one waits; longer ones are made behind the pages. */
export const directRows = 2000;

/** A list of cases as a file at once. A long one is refused with the way to have it made in the background. */
export const exportCases = query(
  exportFilter.extend({ format: z.enum(listFormatNames, '请选一种文件格式。').default('csv') }),
  async (ctx, { format, ...filter }) => {
    if ((await countRows(ctx, filter, directRows)) > directRows) {
      throw new Conflict('cases.export-long', `超过 ${directRows} 行，请点“在后台导出”，做好了会通知您。`);
    }
    return listDownload(format, casesSheet, exportRows(ctx, filter), shanghaiDay(ctx.now));
  },
);

/** Before a list is taken away: how long it is, and in which forms. */
export const exportChoice = query(exportFilter, async (ctx, filter) => {
  const count = await countRows(ctx, filter, directRows);
  return { filter, count, direct: count <= directRows, atMost: directRows };
});

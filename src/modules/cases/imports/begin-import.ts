import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../platform/context.ts';
import { Invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { SheetProblem, sniffSheet } from '../../../platform/sheets/index.ts';
import { queueRun, refuseSmallerPlaces } from './import-batch.ts';
import { readMap } from './import-map.ts';

export const importFileMegabytes = 30;

const upload = z.custom<{ name: string; bytes: Uint8Array }>(
  (value) => typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array,
  '请选一个文件。',
);

/**
 * Takes a file in and keeps it aside. With a map its check begins at once; without one the next page asks which column is
 * what. Nothing becomes a case yet. What is no sheet at all is refused here, with the way to mend it.
 */
export const beginImport = command(
  z.object({ file: upload, map: z.string().max(50_000, '对照表太长了。').optional() }),
  async (ctx, { file, map }) => {
    refuseSmallerPlaces(ctx.actor);
    if (file.bytes.length > importFileMegabytes * 1024 * 1024)
      throw new Invalid({ file: `文件超过 ${importFileMegabytes} MB，请拆成几份。` });
    const read = map === undefined ? null : readMap(map);
    await sniffSheet(file.bytes, { fileName: file.name }).catch((problem: unknown) => {
      throw problem instanceof SheetProblem ? new Invalid({ file: problem.message }) : problem;
    });
    const importId = newId();
    await ctx.means.files.put({ county: ctx.county, id: importId }, file.bytes);
    await sql`insert into cases.imports (county, id, state, file_name, map, made_by, grant_id, made_at, queued_at)
      values (${ctx.county}, ${importId}, ${read ? 'checking' : 'mapping'}, ${file.name.slice(-200)},
        ${read && JSON.stringify(read)}, ${ctx.actor.id}, ${ctx.actor.grantId}, ${ctx.now}, ${ctx.now})`.execute(
      ctx.db,
    );
    if (read) await queueRun(ctx, importId);
    return { importId, next: read ? `/admin/imports/${importId}` : `/admin/imports/${importId}/columns` };
  },
  { output: z.object({ importId: z.uuid(), next: z.string() }) },
);

import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../../platform/context.ts';
import { NotFound } from '../../../platform/errors.ts';
import { fileOf, type ListFormat, listFormats } from '../../../platform/sheets/index.ts';
import { shanghaiDay } from '../../../platform/worktime/index.ts';
import { casesSheet } from './export-rows.ts';
import { keptDays } from './run-export.ts';

export const exportStates = { waiting: '正在做', done: '做好了', failed: '没做成' } as const;

interface Export {
  id: string;
  format: ListFormat;
  state: keyof typeof exportStates;
  rows: number;
  problem: string | null;
  askedAt: Date;
  finishedAt: Date | null;
}

async function read(ctx: ReadCtx, id: string | null): Promise<Export[]> {
  const found = await sql<Export>`select id, format, state, rows, problem, asked_at, finished_at from cases.exports
    where county = ${ctx.county} and asked_by = ${ctx.actor.id}::uuid and (${id}::uuid is null or id = ${id}::uuid)
    order by id desc limit 50`.execute(ctx.db as never);
  return found.rows;
}

const present = (row: Export) => ({
  ...row,
  stateLabel: exportStates[row.state],
  formatLabel: listFormats[row.format].label,
  until: new Date(row.askedAt.getTime() + keptDays * 86_400_000),
});

async function own(ctx: ReadCtx, exportId: string): Promise<Export> {
  const [found] = await read(ctx, exportId);
  if (!found) throw new NotFound();
  return found;
}

/** What one asked for in the last week; nobody sees another's. */
export const myExports = query(z.object({}), async (ctx) => ({ items: (await read(ctx, null)).map(present) }));

export const myExport = query(z.object({ exportId: z.uuid() }), async (ctx, { exportId }) =>
  present(await own(ctx, exportId)),
);

/** The file itself, only for who asked. */
export const exportFile = query(z.object({ exportId: z.uuid() }), async (ctx, { exportId }) => {
  const found = await own(ctx, exportId);
  const body = found.state === 'done' ? await ctx.means.files.read({ county: ctx.county, id: exportId }) : undefined;
  if (!body) throw new NotFound('文件还没做好，或者已经过期删除了。');
  return { ...fileOf(found.format, casesSheet.name, shanghaiDay(found.askedAt)), body };
});

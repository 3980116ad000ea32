import { sql } from 'kysely';
import type { Actor, Ctx, ReadCtx } from '../../../platform/context.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { enqueue } from '../../../platform/jobs/queue.ts';
import type { ImportMap } from './import-map.ts';
import type { RowProblem } from './read-rows.ts';

/** The steps of a file on its way to becoming cases. */
export const importStates = {
  mapping: '等着对列',
  checking: '正在检查',
  checked: '检查完了',
  importing: '正在导入',
  done: '已导入',
  failed: '没有导入',
  undone: '已撤回',
} as const;
export type ImportState = keyof typeof importStates;

export interface ImportBatch {
  readonly id: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly map: ImportMap | null;
  readonly rows: number;
  readonly badRows: number;
  readonly problems: readonly RowProblem[];
  readonly compared: number;
  readonly agreed: number;
  readonly problem: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
}

export const batchColumns = sql`id, state, file_name, map, rows, bad_rows, problems, compared, agreed, problem, made_by,
  made_at, finished_at, undone_at`;

/** Files hold cases of everywhere, so only a role for the whole county brings them in. */
export function refuseSmallerPlaces(actor: Actor) {
  if (actor.role === 'system' || actor.place?.level === 'county') return;
  throw new Forbidden('cases.import', '导入会涉及全区县，请由区县一级的派单员或管理员来做。');
}

export async function findBatch(ctx: ReadCtx | Ctx, importId: string): Promise<ImportBatch> {
  refuseSmallerPlaces(ctx.actor);
  return read(ctx, importId, false);
}

/** Locks a batch for its next step; one that moved on meanwhile is refused. */
export async function takeBatch(ctx: Ctx, importId: string, from: readonly ImportState[]): Promise<ImportBatch> {
  refuseSmallerPlaces(ctx.actor);
  const found = await read(ctx, importId, true);
  if (!from.includes(found.state)) {
    throw new Conflict('cases.import-moved-on', `这一批现在“${importStates[found.state]}”，请刷新看看最新情况。`);
  }
  return found;
}

async function read(ctx: ReadCtx | Ctx, importId: string, lock: boolean): Promise<ImportBatch> {
  const found = await sql<ImportBatch>`select ${batchColumns} from cases.imports
    where county = ${ctx.county} and id = ${importId}::uuid ${lock ? sql`for update` : sql``}`.execute(ctx.db as never);
  const [batch] = found.rows;
  if (!batch) throw new NotFound();
  return batch;
}

/** Sends the batch to be checked or written behind the pages, after this commit. */
export async function queueRun(ctx: Pick<Ctx, 'db' | 'county'>, importId: string): Promise<void> {
  await enqueue(ctx, 'cases:import', { county: ctx.county, importId }, { key: `import:${importId}`, tries: 3 });
}

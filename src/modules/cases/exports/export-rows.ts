import { sql } from 'kysely';
import { z } from 'zod';
import type { ReadCtx } from '../../../platform/context.ts';
import { type ListSheet, momentCell } from '../../../platform/sheets/index.ts';
import { rulesOf } from '../../rules/index.ts';
import { laneRows } from '../case-list.ts';
import { type CaseRow, presentRow, type Row } from '../case-row.ts';
import { searchInput, searchRows } from '../case-search.ts';
import { filterInput, firstLane, lanesOf } from '../lane.ts';
import { caseRules } from '../rule-pack.ts';

/** Which list is taken away: a queue of the desk or a search, with the very filter it was looked at with. */
export const exportFilter = z.object({
  list: z.enum(['queue', 'search']).default('queue'),
  ...filterInput.shape,
  ...searchInput.omit({ before: true }).shape,
});
export type ExportFilter = z.output<typeof exportFilter>;

export interface ExportRow extends CaseRow {
  readonly words: string;
  readonly solved: string | null;
  readonly satisfied: string | null;
}

const pageSize = 500;

/** Every case of a list within the actor's reach, read page by page by key, so that neither memory nor locks grow. */
export async function* exportRows(ctx: ReadCtx, filter: ExportFilter): AsyncGenerator<ExportRow> {
  const { body: rules } = await rulesOf(ctx, caseRules);
  for await (const page of lightPages(ctx, filter)) {
    const more = await heavyParts(ctx, page);
    for (const row of page) {
      const found = more.get(row.id);
      if (found) yield { ...presentRow(row, rules, ctx.now), ...found };
    }
  }
}

/** How many a list has, counted no further than asked. */
export async function countRows(ctx: ReadCtx, filter: ExportFilter, atMost: number): Promise<number> {
  let count = 0;
  for await (const page of lightPages(ctx, filter)) {
    count += page.length;
    if (count > atMost) break;
  }
  return count;
}

/** The same readers as the pages on screen, so that a file never holds what its list does not. */
async function* lightPages(ctx: ReadCtx, filter: ExportFilter): AsyncGenerator<Row[]> {
  const lane = filter.lane ?? firstLane(ctx.actor);
  if (filter.list === 'queue' && !lanesOf(ctx.actor).includes(lane)) return;
  let last: Row | undefined;
  do {
    const rows: Row[] =
      filter.list === 'search'
        ? await searchRows(ctx, { ...filter, ...(last ? { before: last.id } : {}) }, pageSize)
        : await laneRows(ctx, lane, { ...filter, ...(last ? { after: keyOf(last) } : {}) }, pageSize);
    if (rows.length > 0) yield rows;
    last = rows.length === pageSize ? rows.at(-1) : undefined;
  } while (last);
}

const keyOf = (row: Row) => `${row.dueAt.toISOString()}_${row.id}`;

async function heavyParts(ctx: ReadCtx, rows: readonly Row[]) {
  type Part = Pick<ExportRow, 'words' | 'solved' | 'satisfied'>;
  const found = await sql<Part & { id: string }>`select c.id, c.words, r.solved, r.satisfied from cases.cases c
    left join lateral (select solved, satisfied from cases.ratings r
      where r.county = c.county and r.case_id = c.id order by r.cycle desc, r.rated_at desc limit 1) r on true
    where c.county = ${ctx.county} and c.id = any(${rows.map((row) => row.id)}::uuid[])`.execute(ctx.db as never);
  return new Map<string, Part>(found.rows.map(({ id, ...part }) => [id, part]));
}

const solvedWords: Record<string, string> = { yes: '解决了', no: '没解决' };
const satisfiedWords: Record<string, string> = { very: '很满意', basically: '基本满意', no: '不满意' };

/** A list of cases as a sheet: figures and words, and no person. */
export const casesSheet: ListSheet<ExportRow> = {
  name: '诉求',
  columns: [
    { header: '编号', width: 14, value: (row) => row.number },
    { header: '收到时间', width: 17, value: (row) => momentCell(row.receivedAt) },
    { header: '种类', width: 8, value: (row) => row.kindLabel },
    { header: '类别', width: 18, value: (row) => row.categoryLabel },
    { header: '地点', width: 18, value: (row) => row.placeName },
    { header: '主办单位', width: 18, value: (row) => row.unitName },
    { header: '状态', width: 10, value: (row) => row.stateLabel },
    { header: '办理期限', width: 17, value: (row) => momentCell(row.dueAt) },
    { header: '超时', width: 6, value: (row) => row.late },
    { header: '答复时间', width: 17, value: (row) => momentCell(row.answeredAt) },
    { header: '办结时间', width: 17, value: (row) => momentCell(row.closedAt) },
    { header: '是否解决', width: 9, value: (row) => solvedWords[row.solved ?? ''] },
    { header: '是否满意', width: 9, value: (row) => satisfiedWords[row.satisfied ?? ''] },
    { header: '办理轮次', width: 9, value: (row) => row.cycle },
    { header: '退单次数', width: 9, value: (row) => row.returns },
    { header: '督办级别', width: 9, value: (row) => row.supervision },
    { header: '标题', width: 30, value: (row) => row.title },
    { header: '内容', width: 60, value: (row) => row.words },
  ],
};

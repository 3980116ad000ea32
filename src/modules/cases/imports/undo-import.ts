import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../platform/context.ts';
import { Conflict, NotFound } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../activity/index.ts';

/**
 * Takes a whole import back, as long as nobody has worked on any of its cases. The record of the import stays, and each
 * case leaves a line that takes its figures out of the counts again.
 */
export const undoImport = command(
  z.object({ importId: z.uuid() }),
  async (ctx, { importId }) => {
    const found = await sql<{ state: string; rows: number }>`select state, rows from cases.imports
      where county = ${ctx.county} and id = ${importId} for update`.execute(ctx.db);
    const batch = found.rows[0];
    if (!batch) throw new NotFound();
    if (batch.state !== 'done') throw new Conflict('cases.import-not-done', '这一批现在不能撤回，请刷新看看最新情况。');
    const touched = await sql<{ count: number }>`select count(*) as count from cases.cases c
      where c.county = ${ctx.county} and c.import_id = ${importId} and exists (select 1 from activity.entries e
        where e.county = c.county and e.thing_id = c.id and e.kind <> 'case.imported')`.execute(ctx.db);
    if ((touched.rows[0]?.count ?? 0) > 0) {
      throw new Conflict('cases.import-touched', `其中 ${touched.rows[0]?.count} 件已经有人办过，整批不能撤回。`);
    }
    const ids = await sql<{
      thingId: string;
      at: Date;
      detail: object;
    }>`select e.thing_id, e.at, e.detail from activity.entries e
      join cases.cases c on c.county = e.county and c.id = e.thing_id
      where c.county = ${ctx.county} and c.import_id = ${importId} and e.kind = 'case.imported'`.execute(ctx.db);
    const of = <T>(take: (row: (typeof ids.rows)[number]) => T) => ids.rows.map(take);
    await sql`insert into activity.entries (county, id, at, actor_id, actor_role, kind, thing_id, detail)
      select ${ctx.county}, r.entry, r.at, ${ctx.actor.id}::uuid, ${ctx.actor.role}, 'case.import-undone', r.id, r.detail
      from unnest(${of(() => newId())}::uuid[], ${of((row) => row.at)}::timestamptz[], ${of((row) => row.thingId)}::uuid[],
        ${of((row) => JSON.stringify(row.detail))}::jsonb[]) as r(entry, at, id, detail)`.execute(ctx.db);
    const gone = sql`select id from cases.cases where county = ${ctx.county} and import_id = ${importId}`;
    await sql`delete from cases.imported_rows where county = ${ctx.county} and import_id = ${importId}`.execute(ctx.db);
    await sql`delete from cases.reporters where county = ${ctx.county} and case_id in (${gone})`.execute(ctx.db);
    await sql`delete from cases.search where county = ${ctx.county} and case_id in (${gone})`.execute(ctx.db);
    await sql`delete from cases.cases where county = ${ctx.county} and import_id = ${importId}`.execute(ctx.db);
    await sql`update cases.imports set state = 'undone', undone_by = ${ctx.actor.id}, undone_at = ${ctx.now}
      where county = ${ctx.county} and id = ${importId}`.execute(ctx.db);
    await record(ctx, { kind: 'cases.import-undone', thingId: importId, detail: { rows: batch.rows } });
    return { undone: batch.rows };
  },
  { output: z.object({ undone: z.number() }) },
);

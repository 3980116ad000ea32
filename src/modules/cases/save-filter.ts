import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { filterInput, queueQuery } from './lane.ts';

const most = 12;

onConstraint(
  'saved_filters_one_name',
  () => new Conflict('cases.filter-name-taken', '您已经有一个同名的筛选了，请换个名字。'),
);

/** Keeps the queue a person looks at under a name of their own; nobody else sees it. */
export const saveFilter = command(
  filterInput.extend({ name: z.string().trim().min(1, '请起个名字。').max(20, '名字最多 20 个字。') }),
  async (ctx, { name, ...filter }) => {
    const kept = await sql<{ count: number }>`select count(*) as count from cases.saved_filters
      where county = ${ctx.county} and person_id = ${ctx.actor.id}`.execute(ctx.db);
    if ((kept.rows[0]?.count ?? 0) >= most) throw new Invalid({ name: `最多存 ${most} 个筛选，请先删掉不用的。` });
    const filterId = newId();
    await sql`insert into cases.saved_filters (county, id, person_id, name, query, saved_at)
      values (${ctx.county}, ${filterId}, ${ctx.actor.id}, ${name}, ${queueQuery(filter)}, ${ctx.now})`.execute(ctx.db);
    return { filterId, query: queueQuery(filter) };
  },
  { output: z.object({ filterId: z.uuid(), query: z.string() }) },
);

/** Forgets a saved filter; one that is gone already stays gone without a word. */
export const forgetFilter = command(
  z.object({ filterId: z.uuid() }),
  async (ctx, { filterId }) => {
    await sql`delete from cases.saved_filters
      where county = ${ctx.county} and id = ${filterId} and person_id = ${ctx.actor.id}`.execute(ctx.db);
    return { filterId };
  },
  { output: z.object({ filterId: z.uuid() }) },
);

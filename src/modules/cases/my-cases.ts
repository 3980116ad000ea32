import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { describeMoment } from '../../platform/worktime/index.ts';
import { endStates, type State } from './case.ts';
import { residentWords } from './resident-words.ts';

interface Row {
  id: string;
  title: string;
  state: State;
  dueAt: Date;
  receivedAt: Date;
  answeredAt: Date | null;
  closedAt: Date | null;
  via: 'report' | 'join' | 'merge';
  unitName: string | null;
  photoId: string | null;
}

const most = 200;

/** What I brought in or joined: what waits for me first, then what is under way, then what has ended. */
export const myCases = query(z.object({}), async (ctx) => {
  const items = await casesOf(ctx, most);
  return { open: items.filter((item) => !item.ended), ended: items.filter((item) => item.ended) };
});
export type MyCases = Awaited<ReturnType<(typeof myCases)['run']>>;

/** The open matters of whoever asks, for the first screen; none for a visitor who has not signed in. */
export async function myOpenCases(ctx: ReadCtx): Promise<MyCase[]> {
  return (await casesOf(ctx, most)).filter((item) => !item.ended);
}

async function casesOf(ctx: ReadCtx, limit: number): Promise<MyCase[]> {
  if (!ctx.actor.id) return [];
  const found =
    await sql<Row>`select c.id, c.title, c.state, c.due_at, c.received_at, c.answered_at, c.closed_at, r.via,
      (select name from organizations.organizations o where o.county = c.county and o.id = c.unit_id) as unit_name,
      (select p.id from cases.photos p where p.county = c.county and p.case_id = c.id and p.stage = 'before'
        order by p.added_at, p.id limit 1) as photo_id
    from cases.reporters r join cases.cases c on c.county = r.county and c.id = r.case_id
    where r.county = ${ctx.county} and r.person_id = ${ctx.actor.id}
    order by c.closed_at desc nulls first, c.due_at, c.id limit ${limit}`.execute(ctx.db as never);
  const items = found.rows.map((row) => present(row, ctx.now));
  return [...items.filter((item) => item.yours), ...items.filter((item) => !item.yours)];
}

function present(row: Row, now: Date) {
  return {
    id: row.id,
    title: row.title,
    photoId: row.photoId,
    ...residentWords(row, now),
    joined: row.via === 'join',
    received: describeMoment(row.receivedAt, now),
    ended: endStates.includes(row.state),
  };
}
export type MyCase = ReturnType<typeof present>;

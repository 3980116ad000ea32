import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { describeMoment } from '../../platform/worktime/index.ts';
import { rulesOf } from '../rules/index.ts';
import { endStates, type State } from './case.ts';
import { residentWords } from './resident-words.ts';
import { type CaseRules, caseRules, categoryLabel } from './rule-pack.ts';

interface Row {
  id: string;
  /** Null when it is another resident's own words: then only what it is about is told. */
  title: string | null;
  category: string;
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
  const found = await sql<Row>`select c.id, c.category,
      case when c.reporter_id = r.person_id then c.title when c.published_at is not null then c.published_title end as title, c.state, c.due_at, c.received_at, c.answered_at, c.closed_at, r.via,
      (select name from organizations.organizations o where o.county = c.county and o.id = c.unit_id) as unit_name,
      (select p.id from cases.photos p where p.county = c.county and p.case_id = c.id and p.stage = 'before'
        and (c.reporter_id = r.person_id or (c.published_at is not null and p.published_at is not null) or p.added_by = r.person_id)
        order by p.added_at, p.id limit 1) as photo_id
    from cases.reporters r join cases.cases c on c.county = r.county and c.id = r.case_id
    where r.county = ${ctx.county} and r.person_id = ${ctx.actor.id}
    order by c.closed_at desc nulls first, c.due_at, c.id limit ${limit}`.execute(ctx.db as never);
  const { body: rules } = await rulesOf(ctx, caseRules);
  const items = found.rows.map((row) => present(row, rules, ctx.now));
  return [...items.filter((item) => item.yours), ...items.filter((item) => !item.yours)];
}

function present(row: Row, rules: CaseRules, now: Date) {
  return {
    id: row.id,
    title: row.title ?? categoryLabel(rules, row.category),
    photoId: row.photoId,
    ...residentWords(row, now),
    joined: row.via !== 'report',
    received: describeMoment(row.receivedAt, now),
    ended: endStates.includes(row.state),
  };
}
export type MyCase = ReturnType<typeof present>;

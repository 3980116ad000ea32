import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import { hideNumbers } from '../../platform/identifiers/index.ts';
import { describeMoment } from '../../platform/worktime/index.ts';
import { homeOf } from '../people/index.ts';
import { type NamedPlace, placePath, spokenName } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import { endStates, type State } from './case.ts';
import { residentWords } from './resident-words.ts';
import { caseRules, categoryLabel } from './rule-pack.ts';

interface Row {
  id: string;
  title: string;
  category: string;
  state: State;
  dueAt: Date;
  receivedAt: Date;
  answeredAt: Date | null;
  closedAt: Date | null;
  publishedAt: Date;
  unitName: string | null;
  placeName: string | null;
  together: number;
  mine: boolean;
  photoId: string | null;
}

const pageSize = 20;
const stamp = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/;

/**
 * Matters a desk made public, newest first: what and where, down to the building, and how it stands; never who. `near` is a
 * place to look in; without it, the visitor's own community, or the whole county.
 */
export const publicCases = query(
  z.object({ near: z.union([z.uuid(), z.literal('county')]).optional(), after: z.string().max(80).optional() }),
  async (ctx, { near, after }) => {
    const path = near ? await placePath(ctx, near === 'county' ? null : near) : await homeOf(ctx);
    const place = path.findLast((one) => one.level === 'county' || one.level === 'town' || one.level === 'community');
    if (!place) throw new NotFound('没有这个地点，或它已经并入别处。');
    const items = await publishedIn(ctx, place, { after, limit: pageSize + 1 });
    const shown = items.slice(0, pageSize);
    const last = shown.at(-1);
    return {
      place,
      path: path.slice(0, path.indexOf(place) + 1),
      items: shown,
      next: items.length > pageSize && last ? `${last.publishedAt.toISOString()}_${last.id}` : null,
    };
  },
);
export type PublicCases = Awaited<ReturnType<(typeof publicCases)['run']>>;

/** One public matter with what was said in public; the way it went without any person. */
export const publicCase = query(z.object({ caseId: z.uuid('没有这件事。') }), async (ctx, { caseId }) => {
  const [found, { body: rules }] = await Promise.all([
    read(ctx, sql`c.id = ${caseId}`, sql`limit 1`),
    rulesOf(ctx, caseRules),
  ]);
  const [row] = found;
  if (!row) throw new NotFound('没有这件事，或它没有公开。');
  const more = await sql<{
    words: string;
    answer: string | null;
    placeId: string;
    photoIds: string[];
  }>`select c.published_words as words, c.place_id,
      array(select p.id from cases.photos p where p.county = c.county and p.case_id = c.id and p.published_at is not null
        order by p.added_at, p.id) as photo_ids,
      (select a.words from cases.answers a where a.county = c.county and a.case_id = c.id
        and a.review is distinct from 'sent-back' and c.answered_at is not null order by a.id desc limit 1) as answer
    from cases.cases c where c.county = ${ctx.county} and c.id = ${caseId}`.execute(ctx.db as never);
  const [said] = more.rows;
  if (!said) throw new NotFound();
  const path = await placePath(ctx, said.placeId);
  return {
    ...present(row, ctx.now),
    words: said.words,
    // Written to one person, read by all: the desk chose to publish the matter, not this text.
    answer: said.answer && hideNumbers(said.answer),
    photoIds: said.photoIds,
    category: categoryLabel(rules, row.category),
    path: path.filter((place) => place.level !== 'home').map((place) => place.name),
    mayJoin: !row.mine && !endStates.includes(row.state) && row.answeredAt === null,
  };
});
export type PublicCaseDetail = Awaited<ReturnType<(typeof publicCase)['run']>>;

/** What is public in a county, town or community, newest first; `after` is the key of the row before. */
export async function publishedIn(
  ctx: ReadCtx,
  place: NamedPlace,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PublicCase[]> {
  const within =
    place.level === 'community'
      ? sql`c.community_id = ${place.id}`
      : place.level === 'town'
        ? sql`c.town_id = ${place.id}`
        : sql`true`;
  const rows = await read(
    ctx,
    sql`${within} and ${afterOf(after)}`,
    sql`order by c.published_at desc, c.id desc limit ${limit}`,
  );
  return rows.map((row) => present(row, ctx.now));
}

function afterOf(after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`true`;
  const [, at, id] = stamp.exec(after) ?? [];
  if (!at || Number.isNaN(Date.parse(at))) throw new Invalid({ after: '翻页的位置不对，请从第一页看起。' });
  return sql`(c.published_at, c.id) < (${new Date(at)}, ${id}::uuid)`;
}

async function read(ctx: ReadCtx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Row[]> {
  const found =
    await sql<Row>`select c.id, c.published_title as title, c.category, c.state, c.due_at, c.received_at, c.answered_at, c.closed_at,
      c.published_at,
      (select name from organizations.organizations o where o.county = c.county and o.id = c.unit_id) as unit_name,
      (select string_agg(p.name, ' ' order by p.level desc) from places.places p where p.county = c.county
        and p.id = any(case when c.compound_id is null and c.building_id is null
          then array[coalesce(c.community_id, c.town_id)] else array[c.compound_id, c.building_id] end)) as place_name,
      (select count(*) from cases.reporters r where r.county = c.county and r.case_id = c.id)::int as together,
      exists (select 1 from cases.reporters r where r.county = c.county and r.case_id = c.id
        and r.person_id = ${ctx.actor.id}::uuid) as mine,
      (select p.id from cases.photos p where p.county = c.county and p.case_id = c.id and p.published_at is not null
        order by p.added_at, p.id limit 1) as photo_id
    from cases.cases c
    where c.county = ${ctx.county} and c.published_at is not null and c.audience = 'public' and ${where} ${tail}`.execute(
      ctx.db as never,
    );
  return found.rows;
}

/** Words for everyone: what a reporter is told in person (to rate, to wait for a call) is told to neighbours as answered. */
function present(row: Row, now: Date) {
  const told = residentWords(row, now);
  const answered = row.state === 'to-rate' || row.state === 'to-follow-up';
  return {
    id: row.id,
    title: row.title,
    placeName: row.placeName && spokenName(row.placeName),
    publishedAt: row.publishedAt,
    reported: describeMoment(row.receivedAt, now),
    word: answered ? '已答复' : told.word,
    tone: answered ? ('done' as const) : told.tone,
    step: told.step,
    together: row.together,
    mine: row.mine,
    photoId: row.photoId,
  };
}
export type PublicCase = ReturnType<typeof present>;

import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../../platform/context.ts';
import { NotFound } from '../../../platform/errors.ts';
import { shanghaiDay } from '../../../platform/worktime/index.ts';
import { type NamedPlace, placeChildren } from '../../places/index.ts';
import { rulesOf } from '../../rules/index.ts';
import { openStates, type State } from '../case.ts';
import { waiting } from '../lane.ts';
import { type CaseRules, caseRules } from '../rule-pack.ts';
import { keepBoard } from './board-cache.ts';
import { boardTopics, type TopicCount } from './board-topics.ts';
import { type Figures, figuresByMonth, monthsUpTo, noFigures } from './figures.ts';
import { allUnits, everywhere } from './measures.ts';
import { type Rate, type RateKey, ratesOf } from './rate-formulas.ts';
import { plus } from './tally.ts';

/** Below this many answers a rate would speak about single people: it is not shown. */
export const fewest = 5;
const trendMonths = 13;
/** A rate covers three months, so that a quiet month does not shake it, and is compared with the three before. */
const window = 3;
const mostLate = 999;
const shownRates: readonly RateKey[] = [
  'solved',
  'satisfied',
  'response',
  'answered-on-time',
  'first-solved',
  'office-hours',
];

/**
 * The public board of a county, a town or a community: what came in, what is late, what people say of it, what it was
 * about. It carries no person and ranks no place; few rows are read, however long the history is.
 */
export const board = query(
  z.object({ placeId: z.uuid('没有这个地点，请从上一级重新选。').optional() }),
  async (ctx, { placeId }) => keepBoard(ctx, placeId ?? everywhere, () => readBoard(ctx, placeId)),
);
export type Board = Awaited<ReturnType<typeof readBoard>>;

async function readBoard(ctx: ReadCtx, placeId: string | undefined) {
  const { place, path, children } = await placeChildren.run(ctx, { placeId: placeId ?? 'county' });
  if (!['county', 'town', 'community'].includes(place.level)) throw new NotFound('看板只到社区和村。');
  const counted = place.level === 'county' ? everywhere : place.id;
  const months = monthsUpTo(`${shanghaiDay(ctx.now).slice(0, 7)}-01`, trendMonths);
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const [{ body: rules }, figures, standing, late, topics] = await Promise.all([
    rulesOf(ctx, caseRules),
    figuresByMonth(ctx, { placeId: counted, unitId: allUnits, from: first, to: last }),
    standingIn(ctx, counted),
    lateIn(ctx, place),
    topicsIn(ctx, counted, months.at(-window) ?? last),
  ]);
  const trend = months.map((month) => ({
    month,
    received: figures.get(month)?.all.received ?? 0,
    closed: figures.get(month)?.all.closed ?? 0,
  }));
  return {
    place,
    path,
    below: place.level === 'community' ? [] : children.map(({ id, name }) => ({ id, name })),
    at: ctx.now,
    month: last,
    isEmpty: figures.size === 0 && standing === 0,
    received: arrivalsOf(trend, ctx.now),
    closed: trend.at(-1)?.closed ?? 0,
    open: standing,
    late: { count: late, capped: late >= mostLate },
    rates: comparedRates(figures, months, rules.rates),
    topics: boardTopics(topics, rules),
    trend: sinceTheFirst(trend),
  };
}

/** A county that began in spring does not show a winter of nothing; half a year stands always. */
function sinceTheFirst<M extends { received: number; closed: number }>(trend: readonly M[]): M[] {
  const first = trend.findIndex((one) => one.received > 0 || one.closed > 0);
  const kept = Math.max(6, first < 0 ? 0 : trend.length - first);
  return trend.slice(-kept);
}

/** What came in this month, and how much a day against the month before: a month that has just begun is not a quiet one. */
function arrivalsOf(trend: readonly { month: string; received: number }[], now: Date) {
  const current = trend.at(-1)?.received ?? 0;
  const before = trend.at(-2);
  const day = Number(shanghaiDay(now).slice(8, 10));
  const daysBefore = before ? daysOf(before.month) : 30;
  const daily = current / day;
  const dailyBefore = (before?.received ?? 0) / daysBefore;
  return {
    count: current,
    before: before?.received ?? 0,
    changed: dailyBefore > 0 ? (daily - dailyBefore) / dailyBefore : null,
  };
}

function daysOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

export type BoardRate = Rate & { readonly before: number | null; readonly few: boolean };

function comparedRates(
  figures: Map<string, Figures>,
  months: readonly string[],
  rules: CaseRules['rates'],
): BoardRate[] {
  const over = (some: readonly string[]) => {
    const sum = some.map((month) => figures.get(month) ?? noFigures).reduce(together, noFigures);
    return ratesOf(sum.all, sum.excluded, rules);
  };
  const before = over(months.slice(-2 * window, -window));
  const now = over(months.slice(-window));
  return shownRates.flatMap((key) => {
    const rate = now.find((one) => one.key === key);
    return rate
      ? [
          compared(
            rate,
            before.find((one) => one.key === key),
          ),
        ]
      : [];
  });
}

function compared(rate: Rate, earlier: Rate | undefined): BoardRate {
  const isFew = rate.denominator < fewest;
  return {
    ...(isFew ? hidden(rate) : rate),
    few: isFew,
    before: earlier && earlier.denominator >= fewest ? earlier.value : null,
  };
}

const nothing = { numerator: 0, denominator: 0, value: null };
const hidden = (rate: Rate): Rate => ({ ...rate, ...nothing, net: nothing });

const together = (one: Figures, other: Figures): Figures => ({
  all: plus(one.all, other.all),
  excluded: plus(one.excluded, other.excluded),
});

async function standingIn(ctx: ReadCtx, placeId: string): Promise<number> {
  const found = await sql<{
    count: number;
  }>`select coalesce(sum(value), 0)::integer as count from cases.standing_counters
    where county = ${ctx.county} and place_id = ${placeId} and state = any(${[...openStates]}::text[])`.execute(
    ctx.db as never,
  );
  return found.rows[0]?.count ?? 0;
}

/** Lateness comes with time, not with an act: counted from the queue's index, state by state, and never further than people read. */
async function lateIn(ctx: ReadCtx, place: NamedPlace): Promise<number> {
  const inPlace =
    place.level === 'county'
      ? sql`true`
      : place.level === 'town'
        ? sql`c.town_id = ${place.id}`
        : sql`c.community_id = ${place.id}`;
  const ofState = (state: State) => sql`select count(*) as count from (select 1 from cases.cases c
    where c.county = ${ctx.county} and ${inPlace} and c.state = ${state} and c.due_at < ${ctx.now} and c.closed_at is null
    limit ${mostLate}) few`;
  const found = await sql<{ count: number }>`select least(sum(count), ${mostLate})::integer as count from (${sql.join(
    waiting.map(ofState),
    sql` union all `,
  )}) states`.execute(ctx.db as never);
  return found.rows[0]?.count ?? 0;
}

async function topicsIn(ctx: ReadCtx, placeId: string, from: string): Promise<TopicCount[]> {
  const found = await sql<TopicCount>`select kind, category, sum(value)::integer as count from cases.topic_counters
    where county = ${ctx.county} and place_id = ${placeId} and month >= ${from}::date group by 1, 2`.execute(
    ctx.db as never,
  );
  return found.rows;
}

import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../../platform/context.ts';
import { Forbidden, Invalid, NotFound } from '../../../platform/errors.ts';
import { shanghaiDay } from '../../../platform/worktime/index.ts';
import { placeChildren } from '../../places/index.ts';
import { rulesOf } from '../../rules/index.ts';
import { caseRules } from '../rule-pack.ts';
import { type Figures, figuresByMonth, figuresByUnit, monthsUpTo, noFigures } from './figures.ts';
import { allUnits, everywhere, type Values } from './measures.ts';
import { type Rate, ratesOf, scoreOf } from './rate-formulas.ts';
import { plus } from './tally.ts';

const mostMonths = 36;
const usualMonths = 3;
const levels = ['county', 'town', 'community'];

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, '请选年份和月份，例如 2026-11。')
  .optional();

export const ratesInput = z.object({
  placeId: z.uuid('没有这个地点，请从上一级重新选。').optional(),
  unitId: z.uuid('没有这个单位。').optional(),
  kind: z.string().max(40).optional(),
  from: month,
  to: month,
});

/**
 * The rates within the actor's reach, by unit and by month: a place's desk reads its place, a handling unit only its own
 * figures. Every rate comes raw and net, with its sums and its sentence; units stand by how much they were given.
 */
export const caseRates = query(ratesInput, async (ctx, input) => {
  const months = monthsAsked(ctx, input);
  const reach = await reachOf(ctx, input);
  const asked = {
    placeId: reach.countedId,
    unitId: reach.unitId ?? allUnits,
    kind: input.kind,
    from: months[0] ?? '',
    to: months.at(-1) ?? '',
  };
  const [{ body: rules }, byMonth, byUnit] = await Promise.all([
    rulesOf(ctx, caseRules),
    figuresByMonth(ctx, asked),
    reach.unitId ? new Map<string, Figures>() : figuresByUnit(ctx, asked),
  ]);
  const names = await unitNames(ctx, [...byUnit.keys(), ...(reach.unitId ? [reach.unitId] : [])]);
  const line = ({ all, excluded }: Figures) => ({ ...counts(all), rates: ratesOf(all, excluded, rules.rates) });
  const total = line([...byMonth.values()].reduce(together, noFigures));
  return {
    place: reach.place,
    path: reach.path,
    below: reach.below,
    unit: reach.unitId ? { id: reach.unitId, name: names.get(reach.unitId) ?? '' } : null,
    ownUnitOnly: reach.ownUnitOnly,
    filter: { ...input, from: asked.from.slice(0, 7), to: asked.to.slice(0, 7) },
    kinds: rules.kinds.map(({ key, label }) => ({ key, label })),
    total: { ...total, score: scoreOf(total.rates, rules.rates) },
    units: [...byUnit]
      .map(([id, figures]) => ({ id, name: names.get(id) ?? '', ...line(figures) }))
      .sort((one, other) => other.dispatched - one.dispatched || one.name.localeCompare(other.name, 'zh-CN')),
    months: months.map((first) => ({ month: first.slice(0, 7), ...line(byMonth.get(first) ?? noFigures) })).reverse(),
  };
});
export type CaseRates = Awaited<ReturnType<(typeof caseRates)['run']>>;
export type RateLine = { rates: readonly Rate[] } & ReturnType<typeof counts>;

const counts = ({ received = 0, dispatched = 0, answered = 0, visited = 0, excluded = 0 }: Values) => ({
  received,
  dispatched,
  answered,
  visited,
  excluded,
});

const together = (one: Figures, other: Figures): Figures => ({
  all: plus(one.all, other.all),
  excluded: plus(one.excluded, other.excluded),
});

function monthsAsked(ctx: ReadCtx, { from, to }: z.output<typeof ratesInput>): string[] {
  const last = `${to ?? shanghaiDay(ctx.now).slice(0, 7)}-01`;
  if (!from) return monthsUpTo(last, usualMonths);
  const months = monthsUpTo(last, mostMonths);
  const start = months.indexOf(`${from}-01`);
  if (from > last) throw new Invalid({ from: '开始的月份要在结束的月份之前。' });
  if (start < 0) throw new Invalid({ from: `一次最多看 ${mostMonths} 个月，请把开始的月份往后调。` });
  return months.slice(start);
}

/** A handling unit without the word to read cases sees itself, wherever it worked; everyone else their place and below. */
async function reachOf(ctx: ReadCtx, { placeId, unitId }: z.output<typeof ratesInput>) {
  const { actor } = ctx;
  const ownUnitOnly = actor.can('cases.handle') && !actor.can('cases.read');
  if (ownUnitOnly) {
    if (!actor.organizationId) throw new Forbidden('rates.read');
    const { place, path } = await placeChildren.run(ctx, { placeId: 'county' });
    return { place, path, below: [], countedId: everywhere, unitId: actor.organizationId, ownUnitOnly };
  }
  if (!actor.place || !levels.includes(actor.place.level)) throw new Forbidden('rates.read');
  const { place, path, children } = await placeChildren.run(ctx, { placeId: placeId ?? actor.place.id });
  const own = path.findIndex(({ id }) => id === actor.place?.id);
  if (own < 0 || !levels.includes(place.level)) throw new NotFound();
  return {
    place,
    path: path.slice(own),
    below: place.level === 'community' ? [] : children,
    countedId: place.level === 'county' ? everywhere : place.id,
    unitId: unitId ?? null,
    ownUnitOnly,
  };
}

async function unitNames(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`select id, name from organizations.organizations
    where county = ${ctx.county} and id = any(${[...ids]}::uuid[])`.execute(ctx.db as never);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}

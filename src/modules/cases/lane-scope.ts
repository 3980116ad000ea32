import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../platform/context.ts';
import { areaColumn } from '../places/index.ts';
import { inPlace } from './access.ts';
import { openStates, type State } from './case.ts';
import { type Lane, ownStates, soonHours, waiting } from './lane.ts';

/** A part of a lane: rows of some states in one scope, each state read in the order of one index. */
export interface Branch {
  scope: RawBuilder<unknown>;
  states: readonly State[];
}

/** The parts a lane is read in; each begins with one of the queue indexes. */
export function branchesOf(ctx: ReadCtx, lane: Lane): Branch[] {
  const unit: RawBuilder<unknown> = unitScope(ctx);
  if (lane === 'helping') return [{ scope: helperScope(ctx), states: ['to-sign', 'handling', 'suspended'] }];
  if (lane === 'mine') {
    const own = ownStates(ctx.actor);
    const handles = ctx.actor.can('cases.handle') && ctx.actor.organizationId !== null;
    return [
      ...(own.length > 0 ? [{ scope: deskScope(ctx), states: own }] : []),
      ...(handles ? [{ scope: unit, states: ['to-sign', 'handling'] as const }] : []),
    ];
  }
  const states = lane === 'open' ? openStates : lane === 'soon' || lane === 'late' ? waiting : [lane];
  return [{ scope: deskScope(ctx), states }];
}

/** Where the queue of this role lives, as the first column of one of the queue indexes: the unit's for who only handles, else the place's. */
export function deskScope(ctx: ReadCtx): RawBuilder<unknown> {
  const { actor } = ctx;
  if (!actor.can('cases.read')) return unitScope(ctx);
  const isCounty = actor.place && areaColumn[actor.place.level] === null;
  return isCounty ? sql`c.county = ${ctx.county}` : sql`c.county = ${ctx.county} and ${inPlace(actor)}`;
}

/** What the actor's unit leads. */
export function unitScope({ county, actor }: ReadCtx): RawBuilder<unknown> {
  return sql`c.county = ${county} and c.unit_id = ${actor.organizationId}::uuid`;
}

/** What the actor's unit was asked to help with and has not answered. */
export function helperScope({ county, actor }: ReadCtx): RawBuilder<unknown> {
  return sql`c.county = ${county} and c.id in (select h.case_id from cases.helpers h
    where h.county = ${county} and h.unit_id = ${actor.organizationId}::uuid and h.answered_at is null)`;
}

/** The bounds in time of a lane. */
export function dueOf({ now }: ReadCtx, lane: Lane): RawBuilder<unknown>[] {
  const soon = new Date(now.getTime() + soonHours * 3_600_000);
  if (lane === 'late') return [sql`c.due_at < ${now}`];
  if (lane === 'soon') return [sql`c.due_at >= ${now} and c.due_at < ${soon}`];
  return [];
}

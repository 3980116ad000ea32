import { type RawBuilder, sql } from 'kysely';
import type { Actor, Ctx, ReadCtx } from '../../platform/context.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import { areaColumn } from '../places/index.ts';

const columns: Record<string, RawBuilder<unknown>> = {
  townId: sql`town_id`,
  communityId: sql`community_id`,
  gridId: sql`grid_id`,
  compoundId: sql`compound_id`,
  buildingId: sql`building_id`,
};

/** What may be done to a person; the same table makes the buttons. */
export const may = {
  reveal: (actor: Actor) => actor.can('people.reveal'),
  manage: (actor: Actor) => actor.can('people.manage'),
  /** Nobody gives or takes roles of their own: another administrator does. */
  grant: (actor: Actor, personId: string) => actor.can('people.manage') && actor.id !== personId,
} as const satisfies Record<string, (actor: Actor, personId: string) => boolean>;

/**
 * Which persons an actor can reach, as a condition on `people.persons p`: themselves, and with `people.read` (or as an
 * auditor) those who live or hold a role in their place.
 */
export function visiblePeople(ctx: ReadCtx | Ctx): RawBuilder<unknown> {
  const { actor } = ctx;
  const own = sql`p.id = ${actor.id}::uuid`;
  if (!actor.place || !(actor.can('people.read') || actor.can('people.audit'))) return own;
  const column = areaColumn[actor.place.level];
  if (column === null) return sql`true`;
  if (column === undefined) return own;
  const within = sql`(select id from places.places where county = ${ctx.county} and ${columns[column]} = ${actor.place.id}::uuid)`;
  // As one array, so that a small place costs what lives in it and never a walk through everybody in the county.
  return sql`p.id = any(array(
    select h.id from people.persons h where h.county = ${ctx.county} and h.home_place_id in ${within}
    union all select g.person_id from people.grants g
      where g.county = ${ctx.county} and g.ended_at is null and g.place_id in ${within}) || ${actor.id}::uuid)`;
}

export interface PersonInReach {
  readonly id: string;
  readonly name: Buffer;
  readonly phone: Buffer | null;
  readonly idNumber: Buffer | null;
  readonly address: Buffer | null;
  readonly homePlace: string | null;
  readonly joinedAt: Date;
}

/** Finds a person within reach; absent and not yours answer the same. */
export async function findPerson(ctx: ReadCtx | Ctx, id: string): Promise<PersonInReach> {
  const found = await sql<PersonInReach>`select p.id, p.name, p.phone, p.id_number, p.address, p.joined_at,
      l.name as home_place
    from people.persons p left join places.places l on l.county = p.county and l.id = p.home_place_id
    where p.county = ${ctx.county} and p.id = ${id} and ${visiblePeople(ctx)}`.execute(ctx.db as never);
  const [person] = found.rows;
  if (!person) throw new NotFound();
  return person;
}

/** The only way to act on a person: within reach and permitted. */
export async function takePerson(ctx: Ctx, id: string, act: keyof typeof may): Promise<PersonInReach> {
  const found = await findPerson(ctx, id);
  const rule: (actor: Actor, personId: string) => boolean = may[act];
  if (!rule(ctx.actor, id)) throw new Forbidden(`people.${act}`);
  return found;
}

import { type RawBuilder, sql } from 'kysely';
import type { Actor, Ctx, ReadCtx } from '../../platform/context.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { areaColumn } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import type { CaseInReach } from './case.ts';
import { states } from './case.ts';
import { caseRules } from './rule-pack.ts';
import { type Act, acts, canBegin, type May, transitions, type Who } from './transitions.ts';

const columns: Record<string, RawBuilder<unknown>> = {
  townId: sql`c.town_id`,
  communityId: sql`c.community_id`,
  gridId: sql`c.grid_id`,
  compoundId: sql`c.compound_id`,
  buildingId: sql`c.building_id`,
};

/** The case lies in the actor's place; the county holds everything. */
export function inPlace(actor: Actor): RawBuilder<unknown> {
  if (!actor.place) return sql`false`;
  const column = areaColumn[actor.place.level];
  if (column === null) return sql`true`;
  return column === undefined ? sql`false` : sql`${columns[column]} = ${actor.place.id}::uuid`;
}

/** The case is led or helped by the body the actor acts for. */
function inUnit(actor: Actor): RawBuilder<unknown> {
  if (!actor.organizationId) return sql`false`;
  return sql`(c.unit_id = ${actor.organizationId}::uuid or ${isHelper(actor)})`;
}

const isReporter = (actor: Actor) => sql`exists (select 1 from cases.reporters r
  where r.county = c.county and r.person_id = ${actor.id}::uuid and r.case_id = c.id)`;

const isHelper = (actor: Actor) => sql`exists (select 1 from cases.helpers h
  where h.county = c.county and h.case_id = c.id and h.unit_id = ${actor.organizationId}::uuid)`;

/**
 * Which cases an actor can reach, as a condition on `cases.cases c`: their own; those of their unit; those of their
 * place when their role reads cases.
 */
export async function visibleCases(ctx: ReadCtx | Ctx): Promise<RawBuilder<unknown>> {
  const { actor } = ctx;
  if (isSystem(actor)) return sql`c.county = ${ctx.county}`;
  const own = actor.id && (actor.can('cases.report') || actor.can('cases.rate')) ? isReporter(actor) : sql`false`;
  const unit = actor.can('cases.handle') ? inUnit(actor) : sql`false`;
  if (!actor.can('cases.read')) return sql`c.county = ${ctx.county} and (${own} or ${unit})`;
  const place = sql`(${inPlace(actor)} and ${await readInPlace(ctx)})`;
  return sql`c.county = ${ctx.county} and (${place} or ${unit} or ${own})`;
}

/**
 * What of a place's cases a role there reads. Strict kinds (举报) only those who review, and never the body that the case
 * is about [domain rules 3.6.9, 3.6.10].
 */
export async function readInPlace(ctx: ReadCtx | Ctx): Promise<RawBuilder<unknown>> {
  const { actor } = ctx;
  const reviews = actor.can('cases.review');
  if (reviews && !actor.organizationId) return sql`true`;
  const { body } = await rulesOf(ctx, caseRules);
  const strict = body.kinds.filter((kind) => kind.handling === 'strict').map((kind) => kind.key);
  if (strict.length === 0) return sql`true`;
  const isOrdinary = sql`c.kind <> all(${strict}::text[])`;
  if (!reviews) return isOrdinary;
  return sql`(${isOrdinary} or c.about_unit_id is distinct from ${actor.organizationId}::uuid)`;
}

/** Finds a case within reach; absent and not yours answer the same. */
export async function findCase(ctx: ReadCtx | Ctx, id: string): Promise<CaseInReach> {
  return one(await read(ctx, id, sql``));
}

/** The only way to change a case: within reach, permitted by the table, and locked until the transaction ends. */
export async function takeCase(ctx: Ctx, id: string, act: Act): Promise<CaseInReach> {
  const found = one(await read(ctx, id, sql`for update of c`));
  if (!canBegin(act, found.state)) {
    throw new Conflict(
      'cases.moved-on',
      `这件事现在是“${states[found.state]}”，不能再“${transitions[act].label}”了。请刷新看看最新情况。`,
    );
  }
  if (!mayDo(ctx.actor, found, act)) throw new Forbidden(`cases.${act}`);
  return found;
}

/** Locks several cases in one order, so that two commands on the same cases wait for each other instead of for ever. */
export async function lockCases(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`select 1 from cases.cases where county = ${ctx.county} and id = any(${[...ids]}::uuid[]) order by id for update`.execute(
    ctx.db,
  );
}

async function read(ctx: ReadCtx | Ctx, id: string, lock: RawBuilder<unknown>): Promise<CaseInReach[]> {
  const found = await sql<CaseInReach>`select c.*, ${ctx.actor.id ? isReporter(ctx.actor) : sql`false`} as is_reporter,
      ${ctx.actor.organizationId ? isHelper(ctx.actor) : sql`false`} as is_helper
    from cases.cases c where c.county = ${ctx.county} and c.id = ${id}::uuid and ${await visibleCases(ctx)} ${lock}`.execute(
    ctx.db as never,
  );
  return found.rows;
}

function one(rows: CaseInReach[]): CaseInReach {
  const [found] = rows;
  if (!found) throw new NotFound();
  return found;
}

/** A clock of the product's own: reaches every case of its county, and may do only what the table gives to `system`. */
const isSystem = (actor: Actor) => actor.role === 'system' && actor.id === null;

const holdsPlace = (actor: Actor, found: CaseInReach) => {
  if (!actor.place) return false;
  const column = areaColumn[actor.place.level];
  return column === null || (column !== undefined && found[column] === actor.place.id);
};

const isLead = (actor: Actor, found: CaseInReach) =>
  actor.organizationId !== null && found.unitId === actor.organizationId;

const isHelpingNow = (actor: Actor, found: CaseInReach) => actor.organizationId !== null && found.isHelper;

/** The body the actor acts for is the one complained about: others at the desk deal with the case. */
const isAboutOwn = (actor: Actor, found: CaseInReach) =>
  actor.organizationId !== null && actor.organizationId === found.aboutUnitId;

/** Nobody accepts their own work: a reviewer neither belongs to the leading unit, nor to the unit complained about, nor reported the case. */
const isApart = (actor: Actor, found: CaseInReach) =>
  !found.isReporter && !isLead(actor, found) && !isAboutOwn(actor, found);

const isWho: Record<Who, (actor: Actor, found: CaseInReach) => boolean> = {
  desk: (actor, found) => holdsPlace(actor, found) && !isAboutOwn(actor, found),
  lead: isLead,
  helper: (_actor, found) => found.isHelper,
  reporter: (_actor, found) => found.isReporter,
  reviewer: (actor, found) => holdsPlace(actor, found) && isApart(actor, found),
  system: isSystem,
};

/** Whether the table and the actor's words allow an act on this case now; the same answer makes button and refusal. */
export function mayDo(actor: Actor, found: CaseInReach, act: Act): boolean {
  const who: Readonly<Partial<Record<Who, string>>> = transitions[act].who;
  return (
    canBegin(act, found.state) &&
    (Object.entries(who) as [Who, string][]).some(([one, word]) => isWho[one](actor, found) && actor.can(word))
  );
}

/** Whether the actor meets the case at work (in their place, or for a unit that leads or helps) and may read what is internal. */
export function seesInside(actor: Actor, found: CaseInReach): boolean {
  return (actor.can('cases.read') && holdsPlace(actor, found)) || isLead(actor, found) || isHelpingNow(actor, found);
}

/**
 * Whether the actor may learn who brought the case in. With `hidden` neither the leading unit, nor a helping one, nor the
 * one complained about ever does, also when their place would let them read the case.
 */
export function knowsReporter(actor: Actor, found: CaseInReach): boolean {
  if (found.isReporter) return true;
  if (!seesInside(actor, found)) return false;
  if (isAboutOwn(actor, found)) return false;
  return found.reporterShown === 'named' || !(isLead(actor, found) || isHelpingNow(actor, found));
}

/** Every act with its answer, for the page that draws the buttons. */
export function mayOn(actor: Actor, found: CaseInReach): May {
  return Object.fromEntries(acts.map((act) => [act, mayDo(actor, found, act)])) as May;
}

import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { hourMs } from '../../platform/worktime/index.ts';
import { record } from '../activity/index.ts';
import { takePerson } from './access.ts';
import { open, type PersonField, personFields } from './person.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'person.revealed': { field: PersonField; revealId: string; aboutId: string | null };
  }
}

export const perHour = 60;

/** What somebody states before a value is shown in plain; cases asks the same. */
export const revealInput = {
  field: z.enum(personFields, '请选要看哪一项。'),
  purpose: z
    .string('请写明用途。')
    .trim()
    .min(4, '请写明用途，至少 4 个字，例如“电话核实漏水位置”。')
    .max(200, '用途最多 200 个字。'),
};

export interface Revealed {
  readonly revealId: string;
  readonly field: PersonField;
  readonly value: string;
  readonly purpose: string;
}

export const revealedOutput = z.object({
  revealId: z.uuid(),
  field: z.enum(personFields),
  value: z.string(),
  purpose: z.string(),
});

const columns: Record<PersonField, RawBuilder<unknown>> = {
  name: sql`name`,
  phone: sql`phone`,
  'id-number': sql`id_number`,
  address: sql`address`,
};

/**
 * Opens one sealed value of a person for a stated purpose, and writes down who saw it, when, why and about what.
 * The caller's gate decides who may; a command that answers the value is `secret` and shown once. Sixty an hour for one person.
 */
export async function revealField(
  ctx: Ctx,
  asked: { personId: string; field: PersonField; purpose: string; aboutId: string | null },
): Promise<Revealed> {
  if (!ctx.actor.id) throw new Forbidden('people.reveal');
  const [found] = await Promise.all([readSealed(ctx, asked.personId, asked.field), checkPace(ctx)]);
  if (!found) throw new NotFound();
  if (!found.sealed) throw new Conflict('people.not-given', '这一项没有登记。');
  const value = open(ctx.means.sealer, asked.field, ctx.county, asked.personId, found.sealed);
  const revealId = newId();
  const { personId, field, purpose, aboutId } = asked;
  await Promise.all([
    sql`insert into people.reveals (county, id, person_id, field, purpose, about_id, revealed_by, revealed_at)
      values (${ctx.county}, ${revealId}, ${personId}, ${field}, ${purpose}, ${aboutId}, ${ctx.actor.id}, ${ctx.now})`.execute(
      ctx.db,
    ),
    record(ctx, { kind: 'person.revealed', thingId: personId, detail: { field, revealId, aboutId } }),
  ]);
  return { revealId, field, value, purpose };
}

async function readSealed(ctx: Ctx, personId: string, field: PersonField) {
  const found = await sql<{ sealed: Buffer | null }>`select ${columns[field]} as sealed from people.persons
    where county = ${ctx.county} and id = ${personId}`.execute(ctx.db);
  return found.rows[0];
}

async function checkPace(ctx: Ctx) {
  const found = await sql<{ count: number }>`select count(*) from people.reveals where county = ${ctx.county}
    and revealed_by = ${ctx.actor.id} and revealed_at > ${new Date(ctx.now.getTime() - hourMs)}`.execute(ctx.db);
  if ((found.rows[0]?.count ?? 0) >= perHour) {
    throw new Conflict('people.reveals-used-up', `一小时内最多查看 ${perHour} 次，请稍后再看。`);
  }
}

/** Shows a worker one value of a person within their reach. */
export const revealPersonField = command(
  z.object({ personId: z.uuid(), ...revealInput, aboutId: z.uuid().optional() }),
  async (ctx, { personId, field, purpose, aboutId }) => {
    const taken = await takePerson(ctx, personId, 'reveal');
    return revealField(ctx, { personId: taken.id, field, purpose, aboutId: aboutId ?? null });
  },
  { secret: true, output: revealedOutput },
);

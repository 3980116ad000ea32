import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { seal } from './person.ts';

onConstraint('persons_one_phone', () => new Conflict('people.phone-taken', '这个手机号已经登记过了。'));

export interface NewPerson {
  readonly name: string;
  /** Already normalised. */
  readonly phone?: string | undefined;
  readonly homePlaceId?: string | undefined;
  readonly address?: string | undefined;
  /** The version of the privacy notice they accepted themselves; absent when someone else writes them down. */
  readonly noticeVersion?: string | undefined;
}

/** Writes a person down with every personal value sealed; the phone also as a keyed digest, by which they are found again. */
export async function addPerson(ctx: Ctx, person: NewPerson): Promise<string> {
  const id = newId();
  const { sealer } = ctx.means;
  const sealed = (field: 'name' | 'phone' | 'address', plain: string | undefined) =>
    plain === undefined ? null : seal(sealer, field, ctx.county, id, plain);
  await sql`insert into people.persons (county, id, name, phone, phone_index, home_place_id, address, joined_at,
      notice_version, notice_accepted_at)
    values (${ctx.county}, ${id}, ${sealed('name', person.name)}, ${sealed('phone', person.phone)},
      ${person.phone ? phoneIndex(ctx, person.phone) : null}, ${person.homePlaceId ?? null}, ${sealed('address', person.address)},
      ${ctx.now}, ${person.noticeVersion ?? null}, ${person.noticeVersion ? ctx.now : null})`.execute(ctx.db);
  return id;
}

/** The digest by which a phone number is looked up: keyed, and different in every county. */
export function phoneIndex(ctx: Pick<Ctx, 'county' | 'means'>, phone: string): Buffer {
  return ctx.means.sealer.blindIndex(phone, 'people.phone', ctx.county);
}

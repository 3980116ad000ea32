import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { phoneIndex } from './add-person.ts';

/** The person who left this (normalised) number here, found by its keyed digest; null when nobody did. */
export async function findPersonByPhone(ctx: Ctx, phone: string): Promise<string | null> {
  const found = await sql<{ id: string }>`select id from people.persons
    where county = ${ctx.county} and phone_index = ${phoneIndex(ctx, phone)}`.execute(ctx.db);
  return found.rows[0]?.id ?? null;
}

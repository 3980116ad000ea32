import { sql } from 'kysely';
import type { Ctx, ReadCtx } from '../../platform/context.ts';
import { shanghaiDay } from '../../platform/worktime/index.ts';
import { isDemoPerson } from './demo-accounts.ts';
import { isRole, needsTwoFactors, type RoleName, roles } from './roles.ts';
import type { Proof } from './sessions.ts';

export interface Grant {
  readonly id: string;
  readonly personId: string;
  readonly role: RoleName;
  readonly label: string;
  readonly place: string;
  readonly organization: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly endedAt: Date | null;
  /** Whether it counts today. */
  readonly current: boolean;
}

/** Every role a person was ever given, the present ones first. */
export async function grantsOf(ctx: ReadCtx | Ctx, personId: string): Promise<Grant[]> {
  const today = shanghaiDay(ctx.now);
  const found = await sql<
    Omit<Grant, 'label'>
  >`select g.id, g.person_id, g.role, l.name as place, o.name as organization,
      g.starts_on, g.ends_on, g.ended_at,
      (g.ended_at is null and g.starts_on <= ${today}::date and (g.ends_on is null or g.ends_on >= ${today}::date)) as current
    from people.grants g
    join places.places l on l.county = g.county and l.id = g.place_id
    left join organizations.organizations o on o.county = g.county and o.id = g.organization_id
    where g.county = ${ctx.county} and g.person_id = ${personId}
    order by current desc, g.granted_at, g.id limit 100`.execute(ctx.db as never);
  return found.rows.filter((row) => isRole(row.role)).map((row) => ({ ...row, label: roles[row.role].label }));
}

/** Administrators and auditors act only after a second factor; the demo's invented people may without. */
export async function mayTakeRole(
  ctx: Pick<Ctx, 'county' | 'db' | 'means'>,
  grant: Pick<Grant, 'role' | 'personId'>,
  proof: Proof,
): Promise<boolean> {
  return proof === 'two-factor' || !needsTwoFactors(grant.role) || (await isDemoPerson(ctx, grant.personId));
}

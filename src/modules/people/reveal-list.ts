import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../platform/context.ts';
import { describeMoment } from '../../platform/worktime/index.ts';
import { visiblePeople } from './access.ts';
import { maskedName, type PersonField } from './person.ts';

const pageSize = 50;

interface Row {
  id: string;
  field: PersonField;
  purpose: string;
  aboutId: string | null;
  revealedAt: Date;
  personId: string;
  personName: Buffer;
  byId: string;
  byName: Buffer;
}

const labels: Record<PersonField, string> = { name: '姓名', phone: '手机号', 'id-number': '身份证号', address: '门牌' };

/** For auditors: who saw which value of whom, when and what for, the newest first; nothing is shown in plain here. */
export const revealList = query(
  z.object({ before: z.uuid().optional(), by: z.uuid().optional(), of: z.uuid().optional() }),
  async (ctx, { before, by, of }) => {
    const found = await sql<Row>`select r.id, r.field, r.purpose, r.about_id, r.revealed_at, p.id as person_id,
        p.name as person_name, q.id as by_id, q.name as by_name
      from people.reveals r join people.persons p on p.county = r.county and p.id = r.person_id
      join people.persons q on q.county = r.county and q.id = r.revealed_by
      where r.county = ${ctx.county} and ${visiblePeople(ctx)}
        and ${before ? sql`r.id < ${before}::uuid` : sql`true`} and ${by ? sql`r.revealed_by = ${by}::uuid` : sql`true`}
        and ${of ? sql`r.person_id = ${of}::uuid` : sql`true`}
      order by r.id desc limit ${pageSize + 1}`.execute(ctx.db as never);
    const shown = found.rows.slice(0, pageSize);
    const { sealer } = ctx.means;
    return {
      filter: { by: by ?? null, of: of ?? null },
      items: shown.map(({ personName, byName, ...row }) => ({
        ...row,
        fieldLabel: labels[row.field],
        at: describeMoment(row.revealedAt, ctx.now),
        person: maskedName(sealer, ctx.county, row.personId, personName),
        by: maskedName(sealer, ctx.county, row.byId, byName),
      })),
      next: found.rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    };
  },
);
export type RevealList = Awaited<ReturnType<(typeof revealList)['run']>>;

/** What workers saw of oneself in plain, when and what for; the newest hundred. */
export const ownReveals = query(z.object({}), async (ctx) => {
  const found = await sql<Pick<Row, 'field' | 'purpose' | 'revealedAt' | 'byId' | 'byName'>>`
    select r.field, r.purpose, r.revealed_at, q.id as by_id, q.name as by_name
    from people.reveals r join people.persons q on q.county = r.county and q.id = r.revealed_by
    where r.county = ${ctx.county} and r.person_id = ${ctx.actor.id}
    order by r.revealed_at desc limit 100`.execute(ctx.db as never);
  return {
    items: found.rows.map((row) => ({
      fieldLabel: labels[row.field],
      purpose: row.purpose,
      at: describeMoment(row.revealedAt, ctx.now),
      by: maskedName(ctx.means.sealer, ctx.county, row.byId, row.byName),
    })),
  };
});
export type OwnReveals = Awaited<ReturnType<(typeof ownReveals)['run']>>;

import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { findOrganization } from '../organizations/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { addHelper } from './ask-helper.ts';
import { changed } from './change-case.ts';

const listed = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.uuid()).max(12));

/** A street or community calls departments together over one case: each becomes a helper, and who came is written down. */
export const blowWhistle = command(
  z.object({
    caseId: z.uuid(),
    units: listed.refine((units) => units.length > 0, '请至少选一个单位。'),
    meetAt: z.iso
      .datetime({ offset: true, local: true, error: '请选会商时间。' })
      .transform((text) => new Date(/[Z+]/.test(text.slice(10)) ? text : `${text}+08:00`)),
    note: z.string().trim().min(2, '请写在哪里碰头、议什么。').max(2000, '最多 2000 个字。'),
  }),
  async (ctx, { caseId, units, meetAt, note }) => {
    const taken = await takeCase(ctx, caseId, 'whistle');
    if (meetAt < ctx.now) throw new Invalid({ meetAt: '会商时间要在现在以后。' });
    // The lead is called too: it takes part in what is agreed, but does not help itself.
    const called = [...new Set(units)].sort();
    for (const unit of called) await findOrganization(ctx, unit);
    for (const unitId of called) if (unitId !== taken.unitId) await addHelper(ctx, taken, { unitId, note });
    const row = newId();
    await Promise.all([
      sql`insert into cases.whistles (county, id, case_id, note, meet_at, blown_by, blown_at)
        values (${ctx.county}, ${row}, ${caseId}, ${note}, ${meetAt}, ${ctx.actor.id}, ${ctx.now})`.execute(ctx.db),
      sql`insert into cases.whistle_units (county, whistle_id, unit_id)
        select ${ctx.county}, ${row}, unnest(${called}::uuid[])`.execute(ctx.db),
      record(ctx, {
        kind: 'case.whistled',
        thingId: caseId,
        detail: {
          ...factsOf(taken),
          units: called,
          meetAt: meetAt.toISOString(),
          by: ctx.actor.organizationId,
          row,
        },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

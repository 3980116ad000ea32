import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { record } from '../activity/index.ts';
import { forgetVisitors } from './find-visitor.ts';
import { checkHome, personName } from './join.ts';
import { seal } from './person.ts';

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'person.corrected': { by: 'self' | 'worker' };
  }
}

/** Puts one's own name or home right (PIPL, article 46). Without a home place, none is kept. */
export const changeOwnDetails = command(
  z.object({ name: personName, homePlaceId: z.uuid('请从列表里选。').optional() }),
  async (ctx, { name, homePlaceId }) => {
    const personId = ctx.actor.id ?? '';
    if (homePlaceId) await checkHome(ctx, homePlaceId);
    await sql`update people.persons set name = ${seal(ctx.means.sealer, 'name', ctx.county, personId, name)},
        home_place_id = ${homePlaceId ?? null}
      where county = ${ctx.county} and id = ${personId}`.execute(ctx.db);
    await record(ctx, { kind: 'person.corrected', thingId: personId, detail: { by: 'self' } });
    forgetVisitors();
    return {};
  },
  { output: z.object({}) },
);

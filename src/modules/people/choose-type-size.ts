import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { forgetVisitors } from './find-visitor.ts';

/**
 * Switches large type on or off, for this device and, once signed in, for the person wherever they sign in next.
 * `next` is the page to come back to, as a path below the county.
 */
export const chooseTypeSize = command(
  z.object({
    elder: z.enum(['on', 'off'], '请选大字版或标准版。'),
    next: z
      .string()
      .max(2000)
      .regex(/^\/(?![/\\])/, '要回到的页面不对。')
      .default('/'),
  }),
  async (ctx, { elder, next }) => {
    if (ctx.actor.id) {
      await sql`update people.persons set type_size = ${elder === 'on' ? 'large' : 'standard'}
        where county = ${ctx.county} and id = ${ctx.actor.id}`.execute(ctx.db);
      forgetVisitors();
    }
    return { large: elder, next };
  },
);

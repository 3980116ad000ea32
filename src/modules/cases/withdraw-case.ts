import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { takeCase } from './access.ts';
import { changed } from './change-case.ts';
import { endCase } from './closing.ts';

/** A reporter takes the matter back while nobody has answered it. What neighbours have joined is no longer theirs alone. */
export const withdrawCase = command(
  z.object({ caseId: z.uuid(), reason: z.string().trim().max(500, '最多 500 个字。').default('') }),
  async (ctx, { caseId, reason }) => {
    const taken = await takeCase(ctx, caseId, 'withdraw');
    const others = await sql`select 1 from cases.reporters where county = ${ctx.county} and case_id = ${caseId}
      and person_id is distinct from ${ctx.actor.id}::uuid limit 1`.execute(ctx.db);
    if (others.rows.length > 0 || taken.reporterId !== ctx.actor.id) {
      throw new Conflict('cases.joined-by-others', '还有邻居也在等这件事的结果，不能撤回。您可以退出，不再收到通知。');
    }
    await endCase(ctx, taken, 'withdraw', { state: 'withdrawn', outcome: 'withdrawn', note: reason });
    return { caseId };
  },
  { output: changed },
);

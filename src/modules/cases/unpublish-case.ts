import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import { changeCase, changed } from './change-case.ts';

/** Takes a matter off the public pages; who has joined stays and is answered. */
export const unpublishCase = command(
  z.object({ caseId: z.uuid() }),
  async (ctx, { caseId }) => {
    const taken = await takeCase(ctx, caseId, 'unpublish');
    if (!taken.publishedAt) throw new Conflict('cases.not-public', '这件事现在没有公开。');
    await Promise.all([
      changeCase(ctx, taken, 'unpublish', { publishedAt: null }),
      record(ctx, {
        kind: 'case.unpublished',
        thingId: caseId,
        detail: { ...factsOf(taken), by: ctx.actor.organizationId },
      }),
    ]);
    return { caseId };
  },
  { output: changed },
);

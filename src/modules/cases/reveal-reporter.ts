import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import { revealedOutput, revealField, revealInput } from '../people/index.ts';
import { findCase, knowsReporter } from './access.ts';

/**
 * Shows a handler one value of the person who brought a case in, for a purpose that is written down. A reporter who
 * stays hidden from the unit stays hidden here too.
 */
export const revealReporter = command(
  z.object({ caseId: z.uuid(), ...revealInput }),
  async (ctx, { caseId, field, purpose }) => {
    const found = await findCase(ctx, caseId);
    if (!ctx.actor.can('people.reveal') || !knowsReporter(ctx.actor, found)) {
      throw new Forbidden('cases.reveal', '这位居民选择了不让承办单位知道是谁，或您没有查看的权限。');
    }
    if (!found.reporterId) throw new NotFound('这件事没有登记反映人。');
    return revealField(ctx, { personId: found.reporterId, field, purpose, aboutId: caseId });
  },
  { output: revealedOutput, secret: true },
);

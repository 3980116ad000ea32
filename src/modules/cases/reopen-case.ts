import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { rulesOf } from '../rules/index.ts';
import { takeCase } from './access.ts';
import { addWords } from './add-words.ts';
import { changed } from './change-case.ts';
import { caseRules } from './rule-pack.ts';
import { startAgain } from './start-again.ts';

/** A reporter says after the closing that it is not solved after all; within the county's days it is taken up again. */
export const reopenCase = command(
  z.object({
    caseId: z.uuid(),
    words: z.string().trim().min(2, '请说一说哪里还没解决。').max(20_000, '最多 20000 个字。'),
  }),
  async (ctx, { caseId, words }) => {
    const taken = await takeCase(ctx, caseId, 'reopen');
    const { body: rules } = await rulesOf(ctx, caseRules, taken.receivedAt);
    const until = (taken.closedAt?.getTime() ?? 0) + rules.rating.reopenDays * 86_400_000;
    if (ctx.now.getTime() > until) {
      throw new Conflict(
        'cases.reopen-over',
        `办结已经超过 ${rules.rating.reopenDays} 天，请重新提交一件，可以写上原来的编号 ${taken.number}。`,
      );
    }
    await startAgain(ctx, taken, 'reopen', await addWords(ctx, taken, words));
    return { caseId };
  },
  { output: changed },
);

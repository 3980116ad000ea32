import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { rulesOf } from '../rules/index.ts';
import { guessCategory } from './category-guess.ts';
import { categoryOf, findOwnArea, reporterInput, reporterOf } from './register-case.ts';
import { mostChat } from './registration.ts';
import { insertCase, reported, reportInput } from './report-case.ts';
import { caseRules } from './rule-pack.ts';
import { splitChat } from './split-chat.ts';

const chatText = z
  .string('请贴上聊天记录。')
  .trim()
  .min(2, '请贴上聊天记录。')
  .max(mostChat(), '最多 5 万个字，请分几次。');

/**
 * Cuts a pasted chat into what may be matters, each with a guess at its category, for a worker to go through. Nothing is
 * kept of it: neither the chat nor the names in it.
 */
export const cutChat = command(
  z.object({ text: chatText }),
  async (ctx, { text }) => {
    const { body: rules } = await rulesOf(ctx, caseRules);
    return {
      matters: splitChat(text).map((matter) => ({
        ...matter,
        category: guessCategory(rules, matter.words) ?? 'other',
      })),
    };
  },
  {
    output: z.object({
      matters: z.array(
        z.object({
          speaker: z.string().nullable(),
          said: z.string().nullable(),
          words: z.string(),
          likely: z.boolean(),
          category: z.string(),
        }),
      ),
    }),
    // The answer repeats what people said in a closed group: it is not kept for replays.
    secret: true,
  },
);

const matter = reportInput.pick({ words: true, kind: true, title: true }).extend({
  category: z.string().max(80).optional(),
  placeId: z.uuid('请选一个地点。').optional(),
  ...reporterInput,
});

/**
 * Registers the matters that a worker picked out of a chat, all or none. Who spoke in the chat is nobody's reporter unless
 * the worker gives a phone: a nickname is no person.
 */
export const registerChat = command(
  z.preprocess(
    gatherMatters,
    z.object({
      placeId: z.uuid('请选一个地点。').optional(),
      /** A browser's first step: the page comes back with the chat cut. */
      cut: z.literal('yes').optional(),
      matters: z.array(matter).max(50, '一次最多 50 件，请分几次。'),
    }),
  ),
  async (ctx, { placeId, matters, cut }) => {
    if (cut) throw new Invalid({}, '拆好了。请核对每一件，勾选要登记的。');
    if (matters.length === 0) throw new Invalid({ matters: '请至少勾选一件。' });
    const made: z.output<typeof reported>[] = [];
    for (const [at, { reporterName, reporterPhone, placeId: own, ...words }] of matters.entries()) {
      const wanted = own ?? placeId;
      if (!wanted) throw new Invalid({ placeId: '请选一个地点。' });
      const area = await findOwnArea(ctx, wanted);
      if (reporterName && !reporterPhone) {
        throw new Invalid({
          [`matters.${at}.reporterPhone`]: '只有群里的名字不能当作反映人：请填电话，或把名字空着。',
        });
      }
      const reporterId = await reporterOf(ctx, { name: reporterName, phone: reporterPhone });
      const one = await insertCase(ctx, {
        ...words,
        category: words.category ?? (await categoryOf(ctx, words.words)),
        placeId: area.placeId,
        audience: 'private',
        reporterShown: 'named',
        area,
        channel: 'chat',
        reporterId,
        registeredBy: ctx.actor.id,
      });
      made.push({ caseId: one.id, number: one.number });
    }
    return { made };
  },
  { output: z.object({ made: z.array(reported) }) },
);

/** A form names each matter by its place on the page: `take-3` is ticked, `words-3` holds the words of the fourth. */
function gatherMatters(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || 'matters' in raw) return raw;
  const form = raw as Record<string, unknown>;
  const taken = Object.keys(form).flatMap((name) => /^take-(\d{1,3})$/.exec(name)?.[1] ?? []);
  const fields = ['words', 'kind', 'category', 'placeId', 'reporterName', 'reporterPhone'];
  const matters = taken.map((at) => {
    const pairs = fields.map((field) => [field, form[`${field}-${at}`]] as const);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  });
  return { ...form, matters };
}

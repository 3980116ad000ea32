import { z } from 'zod';
import { type Actor, type Ctx, command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { normalisePhone } from '../../platform/identifiers/index.ts';
import { addPerson, findPersonByPhone } from '../people/index.ts';
import { areaColumn, type FoundArea, findArea } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import { guessCategory } from './category-guess.ts';
import { insertCase, reported, reportInput } from './report-case.ts';
import { caseRules } from './rule-pack.ts';

const blank = (text: unknown) => (typeof text === 'string' && text.trim() === '' ? undefined : text);

/** Whoever the matter is for: by phone, by name alone, or not at all, when they would rather not say. */
export const reporterInput = {
  reporterName: z.preprocess(blank, z.string().trim().max(40, '姓名最多 40 个字。').optional()),
  reporterPhone: z.preprocess(blank, z.string().trim().max(30, '电话最多 30 个字。').optional()),
};

/**
 * A worker brings in what somebody said on the phone, put in the box, told on a speaking day or at their door. The person
 * is found again by phone or written down; a matter without a person is truly anonymous, and nobody can be asked later.
 */
export const registerCase = command(
  reportInput.extend({
    ...reporterInput,
    category: z.preprocess(blank, z.string().max(80).optional()),
    channel: z.enum(['phone', 'box', 'speaking-day', 'visit'], '请选怎么来的。').default('phone'),
  }),
  async (ctx, { reporterName, reporterPhone, channel, ...input }) => {
    const area = await findOwnArea(ctx, input.placeId);
    const reporterId = await reporterOf(ctx, { name: reporterName, phone: reporterPhone });
    const made = await insertCase(ctx, {
      ...input,
      category: input.category ?? (await categoryOf(ctx, input.words)),
      area,
      channel,
      reporterId,
      registeredBy: ctx.actor.id,
    });
    return { caseId: made.id, number: made.number };
  },
  { output: reported },
);

/** A worker who leaves the category open gets the one the words speak of. */
export async function categoryOf(ctx: Ctx, words: string): Promise<string> {
  const { body: rules } = await rulesOf(ctx, caseRules);
  return guessCategory(rules, words) ?? 'other';
}

/** The place, when it lies in the actor's own: what is registered outside would at once be out of their reach. */
export async function findOwnArea(ctx: Ctx, placeId: string): Promise<FoundArea> {
  const area = await findArea(ctx, placeId);
  if (!liesIn(ctx.actor, area))
    throw new Invalid({ placeId: '这个地点不在您负责的范围里，请重新选，或转给那里的同事登记。' });
  return area;
}

function liesIn({ place }: Actor, area: FoundArea): boolean {
  const column = place ? areaColumn[place.level] : undefined;
  return column === null || (column !== undefined && area[column] === place?.id);
}

/** Finds the person again by phone, else writes them down; nobody, when neither a phone nor a name was given. */
export async function reporterOf(
  ctx: Ctx,
  { name, phone: typed }: { name?: string | undefined; phone?: string | undefined },
): Promise<string | null> {
  if (!typed) return name ? addPerson(ctx, { name }) : null;
  const phone = normalisePhone(typed);
  if (!phone) throw new Invalid({ reporterPhone: '这个电话号码不对，请再核对一下；没有电话就空着。' });
  return (await findPersonByPhone(ctx, phone)) ?? addPerson(ctx, { name: name ?? '居民', phone });
}

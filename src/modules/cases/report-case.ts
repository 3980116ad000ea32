import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import { keepPictures, picturesInput } from '../../platform/files/index.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { type FoundArea, findArea } from '../places/index.ts';
import { rulesOf } from '../rules/index.ts';
import { factsOf } from './activity-kinds.ts';
import { mostPhotos } from './add-photos.ts';
import type { channels } from './case.ts';
import { caseClock } from './case-clock.ts';
import { insertPhoto } from './case-photos.ts';
import { elsewhereFor } from './category-guess.ts';
import { caseRules } from './rule-pack.ts';
import { insertSearch, searchDocument } from './search-document.ts';
import { titleOf } from './title.ts';

export const reportInput = z.object({
  kind: z.string().min(1, '请选一种。').default('help'),
  category: z.string().min(1, '请选一类。').default('other'),
  title: z.string().trim().max(80, '标题最多 80 个字。').optional(),
  words: z.string().trim().min(2, '请说一说是什么事，至少两个字。').max(20_000, '最多 20000 个字。'),
  placeId: z.uuid('请选一个地点。'),
  spot: z.string().trim().max(200, '最多 200 个字。').optional(),
  lon: z.coerce.number().min(73).max(136).optional(),
  lat: z.coerce.number().min(3).max(54).optional(),
  audience: z.enum(['private', 'public']).default('private'),
  reporterShown: z.enum(['named', 'hidden']).default('named'),
  aboutUnitId: z.uuid().optional(),
});
export const reported = z.object({
  caseId: z.uuid(),
  number: z.string(),
  /** What is not for this service is taken down all the same, with where to go at once. */
  elsewhere: z.array(z.object({ label: z.string(), say: z.string(), phone: z.string() })).optional(),
});

/**
 * Takes a resident's matter in and starts the clock that never stops. Whoever reports is the reporter: the actor,
 * never a name in the form.
 */
export const reportCase = command(
  reportInput.extend({ photos: picturesInput(mostPhotos) }),
  async (ctx, { photos, ...input }) => {
    // Pictures first: nothing is locked or written while they are drawn, and a refused one refuses the whole.
    const kept = await keepPictures(ctx, photos);
    const [area, { body: rules }] = await Promise.all([findArea(ctx, input.placeId), rulesOf(ctx, caseRules)]);
    const made = await insertCase(ctx, {
      ...input,
      area,
      channel: 'web',
      reporterId: ctx.actor.id,
      registeredBy: null,
    });
    await Promise.all(kept.map((photo) => insertPhoto(ctx, made.id, photo)));
    const elsewhere = elsewhereFor(rules, input.words).map(({ label, say, phone }) => ({ label, say, phone }));
    return { caseId: made.id, number: made.number, ...(elsewhere.length > 0 ? { elsewhere } : {}) };
  },
  { output: reported },
);

export interface NewCase extends z.output<typeof reportInput> {
  area: FoundArea;
  channel: keyof typeof channels;
  reporterId: string | null;
  registeredBy: string | null;
}

/** Writes a new case, its place in the search index and its first line in the record; shared by every way of bringing one in. */
export async function insertCase(ctx: Ctx, input: NewCase): Promise<{ id: string; number: string }> {
  const clock = await caseClock(ctx);
  const kind = clock.rules.kinds.find((one) => one.key === input.kind);
  if (!kind) throw new Invalid({ kind: '没有这一种，请重新选。' });
  if (!clock.rules.categories.some((one) => one.key === input.category)) {
    throw new Invalid({ category: '没有这一类，请重新选。' });
  }
  const due = clock.answer(input.kind, input.category, ctx.now);
  const id = newId();
  const title = input.title || titleOf(input.words);
  const { area } = input;
  const facts = { ...input, ...area, unitId: null, cycle: 1, state: 'to-dispatch' as const };
  const serial = await nextSerial(ctx);
  const number = numberOf(ctx.now, serial);
  const spot = input.spot ? ctx.means.sealer.seal(input.spot, `cases.cases.spot:${ctx.county}:${id}`) : null;
  const document = searchDocument({ ...facts, title, words: input.words, placeName: area.name });
  // Sent together: only the case itself must come before what refers to it, and the wire keeps the order.
  await Promise.all([
    sql`insert into cases.cases (county, id, number, kind, category, urgency, title, words, place_id, town_id, community_id,
        grid_id, compound_id, building_id, spot, lon, lat, audience, reporter_id, reporter_shown, channel, registered_by,
        about_unit_id, state, rules_version, received_at, due_at, certainty, changed_at)
      values (${ctx.county}, ${id}, ${number}, ${input.kind}, ${input.category}, ${due.urgency}, ${title}, ${input.words},
        ${area.placeId}, ${area.townId}, ${area.communityId}, ${area.gridId}, ${area.compoundId}, ${area.buildingId}, ${spot},
        ${input.lon ?? area.lon}, ${input.lat ?? area.lat}, ${kind.handling === 'strict' ? 'private' : input.audience},
        ${input.reporterId}, ${input.reporterShown}, ${input.channel}, ${input.registeredBy}, ${input.aboutUnitId ?? null},
        'to-dispatch', ${clock.version}, ${ctx.now}, ${due.dueAt}, ${due.provisional ? 'provisional' : 'final'}, ${ctx.now})`.execute(
      ctx.db,
    ),
    insertSearch(ctx, id, serial, document).execute(ctx.db),
    input.reporterId ? insertReporter(ctx, id, input.reporterId) : undefined,
    record(ctx, {
      kind: 'case.reported',
      thingId: id,
      detail: { ...factsOf(facts), from: null, channel: input.channel, urgency: due.urgency },
    }),
  ]);
  return { id, number };
}

async function insertReporter(ctx: Ctx, caseId: string, personId: string) {
  await sql`insert into cases.reporters (county, case_id, person_id, joined_at, via)
    values (${ctx.county}, ${caseId}, ${personId}, ${ctx.now}, 'report')`.execute(ctx.db);
}

// A sequence is not a lock: numbers may have gaps, and no report waits for another's.
async function nextSerial(ctx: Ctx): Promise<number> {
  const found = await sql<{ serial: number }>`select nextval('cases.numbers') as serial`.execute(ctx.db);
  return found.rows[0]?.serial ?? 0;
}

/** Year and month of arrival, then a serial that is read out on the telephone: 2611-0387. */
export function numberOf(at: Date, serial: number): string {
  const local = new Date(at.getTime() + 8 * 3_600_000);
  const month = String(local.getUTCMonth() + 1).padStart(2, '0');
  return `${String(local.getUTCFullYear()).slice(2)}${month}-${String(serial).padStart(4, '0')}`;
}

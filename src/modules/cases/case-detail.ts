import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { describeMoment } from '../../platform/worktime/index.ts';
import { timeline } from '../activity/index.ts';
import { rulesOf } from '../rules/index.ts';
import { findCase, knowsReporter, mayOn, seesInside } from './access.ts';
import { type CaseInReach, channels, isLate, states } from './case.ts';
import { caseClock } from './case-clock.ts';
import { clocksOf } from './case-clocks.ts';
import { type CaseRows, caseRows, clockRowsOf } from './case-rows.ts';
import { timelineLines, unitsIn } from './case-timeline.ts';
import { residentWords, stations } from './resident-words.ts';
import { type CaseRules, caseRules, categoryLabel, labelOf } from './rule-pack.ts';
import { suggestUnit } from './suggest-unit.ts';
import { readsAll, wordsShown } from './words-shown.ts';

/**
 * One case with everything its page shows: both clocks with their reasons, every row, what happened, and what the actor
 * may do. Who only brought it in gets what is meant for them; who works on it without the right to know gets no reporter.
 */
export const caseDetail = query(z.object({ caseId: z.uuid() }), async (ctx, { caseId }) => {
  const found = await findCase(ctx, caseId);
  const [{ body: rules }, clock, entries, rows] = await Promise.all([
    rulesOf(ctx, caseRules),
    caseClock(ctx, found.receivedAt),
    timeline(ctx, caseId),
    caseRows(ctx, caseId),
  ]);
  const inside = seesInside(ctx.actor, found);
  const shown = shownRows(ctx, rows, found, rules);
  const may = mayOn(ctx.actor, found);
  const [unitNames, suggestion] = await Promise.all([
    namesOf(ctx, unitsIn(entries)),
    may.dispatch ? suggestUnit(ctx, found) : null,
  ]);
  return {
    ...summary(ctx, found, rules),
    inside,
    // A home's own name is for who may know whose home it is.
    placeName: readsAll(ctx.actor, found) ? rows.placeName : (rows.placePath.at(-1) ?? null),
    placePath: rows.placePath,
    unitName: rows.unitName,
    aboutUnitName: inside || found.isReporter ? rows.aboutUnitName : null,
    reporter: reporterOf(ctx, found, rows.reporters),
    clocks: clocksOf(clock, found, clockRowsOf(found, rows), ctx.now),
    ...shown,
    entries: timelineLines(entries, { inside, unitNames, words: wordsOf(shown) }),
    suggestion,
    told: toldOf(ctx, found, rows.unitName),
    may,
  };
});

export type CaseDetail = Awaited<ReturnType<(typeof caseDetail)['run']>>;

/** How the case stands in a resident's words. */
function toldOf(ctx: ReadCtx, found: CaseInReach, unitName: string | null) {
  return {
    ...residentWords({ ...found, unitName }, ctx.now),
    stations,
    received: describeMoment(found.receivedAt, ctx.now),
    answered: found.answeredAt && describeMoment(found.answeredAt, ctx.now),
  };
}

function summary(ctx: ReadCtx, found: CaseInReach, rules: CaseRules) {
  // A neighbour who joined learns where it is, not behind whose door.
  const knowsSpot = readsAll(ctx.actor, found);
  return {
    id: found.id,
    number: found.number,
    ...wordsShown(ctx.actor, found, rules),
    publishedTitle: found.publishedTitle,
    publishedWords: found.publishedWords,
    kind: found.kind,
    kindLabel: labelOf(rules.kinds, found.kind),
    category: found.category,
    categoryLabel: categoryLabel(rules, found.category),
    urgency: found.urgency,
    urgencyLabel: labelOf(rules.urgencies, found.urgency),
    state: found.state,
    stateLabel: states[found.state],
    late: isLate(found, ctx.now),
    channel: found.channel,
    channelLabel: channels[found.channel],
    audience: found.audience,
    publishedAt: found.publishedAt,
    placeId: knowsSpot ? found.placeId : (found.buildingId ?? found.compoundId ?? found.communityId ?? found.townId),
    spot: found.spot && knowsSpot && ctx.means.sealer.open(found.spot, `cases.cases.spot:${ctx.county}:${found.id}`),
    lon: knowsSpot ? found.lon : null,
    lat: knowsSpot ? found.lat : null,
    unitId: found.unitId,
    aboutUnitId: found.aboutUnitId,
    cycle: found.cycle,
    supervision: found.supervision,
    returnCount: found.returns,
    receivedAt: found.receivedAt,
    dispatchedAt: found.dispatchedAt,
    signedAt: found.signedAt,
    contactedAt: found.contactedAt,
    answeredAt: found.answeredAt,
    closedAt: found.closedAt,
    dueAt: found.dueAt,
    handleDueAt: found.handleDueAt,
    outcome: found.outcome,
    parentId: found.parentId,
    isReporter: found.isReporter,
    isHelper: found.isHelper,
  };
}

/** How many brought it in, and who first, for those who may know: an id to reveal a phone with, never a name. */
function reporterOf(ctx: ReadCtx, found: CaseInReach, count: number) {
  const known = knowsReporter(ctx.actor, found);
  return { shown: found.reporterShown, count, known, personId: known ? found.reporterId : null };
}

/** The rows this reader may see. Outside the work: only what was said to the reporter, and decisions that move their date. */
function shownRows(ctx: ReadCtx, rows: CaseRows, found: CaseInReach, rules: CaseRules) {
  const { dispatches, helpers, contacts, notes, answers, extensions, returns, suspensions, supervisions, whistles } =
    rows;
  const reasonOf = (key: string) => labelOf(rules.returns.reasons, key);
  const all = {
    dispatches,
    helpers: helpers.map((one) => ({
      ...one,
      late: (one.answeredAt?.getTime() ?? ctx.now.getTime()) > one.dueAt.getTime(),
    })),
    contacts,
    notes,
    answers,
    extensions,
    returns: returns.map((one) => ({ ...one, reasonLabel: reasonOf(one.reason) })),
    suspensions,
    supervisions,
    whistles,
    photos: rows.photos,
    ratings: rows.ratings,
    closures: rows.closures,
    calls: rows.calls,
  };
  if (seesInside(ctx.actor, found)) return all;
  const first = readsAll(ctx.actor, found);
  return {
    ...all,
    dispatches: all.dispatches.map((one) => ({ ...one, note: '' })),
    helpers: all.helpers.map((one) => ({ ...one, note: '', answer: null })),
    contacts: contacts.map((one) => ({ ...one, note: '' })),
    notes: notes.filter((one) => one.audience === 'reporter' && (!one.byReporter || one.mine || first)),
    photos: rows.photos.filter((one) => (one.published && found.publishedAt) || one.mine || first),
    answers: answers.filter((one) => one.review === 'passed' || (one.review === null && !isBeingRead(found, one))),
    extensions: extensions.filter((one) => one.decision === 'granted').map((one) => ({ ...one, decisionNote: null })),
    returns: [],
    supervisions: supervisions.map((one) => ({ ...one, note: '' })),
    whistles: [],
    ratings: rows.ratings.filter((one) => one.mine),
    calls: [],
  };
}

const isBeingRead = (found: CaseInReach, answer: { cycle: number }) =>
  found.state === 'to-review' && answer.cycle === found.cycle;

type Shown = ReturnType<typeof shownRows>;

/**
 * The words of the shown rows by row id, so that the timeline says no more than the rows do. What a row was decided with
 * stands under the id with the kind before it: request and decision are one row and two lines.
 */
function wordsOf(shown: Shown): Map<string, string> {
  const pairs = [
    ...shown.dispatches.map((one) => [one.id, one.note] as const),
    ...shown.contacts.map((one) => [one.id, one.note] as const),
    ...shown.notes.map((one) => [one.id, one.words] as const),
    ...shown.answers.map((one) => [one.id, one.words] as const),
    ...shown.extensions.map((one) => [one.id, one.reason] as const),
    ...shown.returns.map((one) => [one.id, one.words] as const),
    ...shown.extensions.map((one) => [`case.extension-decided ${one.id}`, one.decisionNote ?? ''] as const),
    ...shown.returns.map((one) => [`case.return-decided ${one.id}`, one.decisionNote ?? ''] as const),
    ...shown.answers.map((one) => [`case.answer-sent-back ${one.id}`, one.reviewNote ?? ''] as const),
    ...shown.suspensions.map((one) => [one.id, one.plan] as const),
    ...shown.supervisions.map((one) => [one.id, one.note] as const),
    ...shown.whistles.map((one) => [one.id, one.note] as const),
  ];
  return new Map(pairs.filter(([, words]) => words !== ''));
}

async function namesOf(ctx: ReadCtx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; name: string }>`select id, name from organizations.organizations
    where county = ${ctx.county} and id = any(${ids}::uuid[])`.execute(ctx.db as never);
  return new Map(found.rows.map((row) => [row.id, row.name]));
}

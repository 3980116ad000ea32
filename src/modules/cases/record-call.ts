import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, command } from '../../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../activity/index.ts';
import { rulesOf } from '../rules/index.ts';
import { takeCase } from './access.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { changed } from './change-case.ts';
import { endCase } from './closing.ts';
import { hearReporter, opinion, reportersOf } from './hear-reporter.ts';
import { type CallOutcome, callOutcomes } from './outcomes.ts';
import { refuseOwnAnswer } from './own-work.ts';
import { caseRules } from './rule-pack.ts';

const input = z.object({
  caseId: z.uuid(),
  /** Whom was called; the first reporter unless told. */
  personId: z.uuid('没有这个人。').optional(),
  outcome: z.enum(Object.keys(callOutcomes) as [CallOutcome, ...CallOutcome[]], '请选电话的结果。'),
  note: z.string().trim().max(1000, '最多 1000 个字。').default(''),
  solved: opinion.solved.optional(),
  satisfied: opinion.satisfied.optional(),
  words: opinion.words,
});
type Call = z.output<typeof input>;

/**
 * Somebody apart from the unit calls a reporter and writes down what was said, or that nobody could be reached. After the
 * silence, the county's number of vain tries closes the case as unreachable; the calls themselves are the evidence.
 */
export const recordCall = command(
  input,
  async (ctx, call) => {
    const taken = await takeCase(ctx, call.caseId, 'call');
    await refuseOwnAnswer(ctx, taken);
    const personId = await calledPerson(ctx, taken, call.personId);
    if (isVain(call.outcome)) await refuseTooSoon(ctx, taken);
    await writeCall(ctx, taken, personId, call);
    if (call.outcome === 'reached') await hearReporter(ctx, taken, 'call', { personId, ...saidOnPhone(call) });
    else if (taken.state === 'to-follow-up') await closeWithoutOpinion(ctx, taken, call.outcome);
    return { caseId: taken.id };
  },
  { output: changed },
);

const isVain = (outcome: CallOutcome) => outcome === 'no-answer' || outcome === 'wrong-number';

async function calledPerson(ctx: Ctx, taken: CaseInReach, wanted: string | undefined): Promise<string> {
  const reporters = await reportersOf(ctx, taken);
  const found = wanted ? reporters.find((one) => one.personId === wanted) : reporters[0];
  if (!found && wanted) throw new NotFound();
  if (!found) throw new Conflict('cases.nobody-to-call', '这是匿名来件，没有可以回访的人，到期会自动办结。');
  return found.personId;
}

function saidOnPhone({ solved, satisfied, words }: Call) {
  if (solved && satisfied) return { solved, satisfied, words };
  throw new Invalid({
    ...(solved ? {} : { solved: '接通了，请选解决了没有。' }),
    ...(satisfied ? {} : { satisfied: '接通了，请选满意不满意。' }),
  });
}

/** Tries one after another in a minute are one try. */
async function refuseTooSoon(ctx: Ctx, taken: CaseInReach) {
  const { body: rules } = await rulesOf(ctx, caseRules, taken.receivedAt);
  const since = new Date(ctx.now.getTime() - rules.rating.callGapHours * 3_600_000);
  const found = await sql`select 1 from cases.calls where county = ${ctx.county} and case_id = ${taken.id}
    and cycle = ${taken.cycle} and outcome in ('no-answer', 'wrong-number') and called_at > ${since} limit 1`.execute(
    ctx.db,
  );
  if (found.rows.length > 0) {
    throw new Conflict('cases.call-too-soon', `刚打过一次，没打通。请隔 ${rules.rating.callGapHours} 小时以上再打。`);
  }
}

async function writeCall(ctx: Ctx, taken: CaseInReach, personId: string, call: Call) {
  const row = newId();
  const tries = (await triesOf(ctx, taken)) + 1;
  await Promise.all([
    sql`insert into cases.calls (county, id, case_id, cycle, person_id, outcome, note, called_by, called_at)
      values (${ctx.county}, ${row}, ${taken.id}, ${taken.cycle}, ${personId}, ${call.outcome}, ${call.note}, ${ctx.actor.id},
        ${ctx.now})`.execute(ctx.db),
    record(ctx, {
      kind: 'case.called',
      thingId: taken.id,
      detail: { ...factsOf(taken), outcome: call.outcome, tries, by: ctx.actor.organizationId, row },
    }),
  ]);
}

async function closeWithoutOpinion(ctx: Ctx, taken: CaseInReach, outcome: CallOutcome) {
  if (outcome === 'refused') return endCase(ctx, taken, 'call', { outcome: 'no-opinion' });
  const { body: rules } = await rulesOf(ctx, caseRules, taken.receivedAt);
  if ((await vainTriesOf(ctx, taken)) >= rules.rating.callTries) {
    await endCase(ctx, taken, 'call', { outcome: 'unreachable' });
  }
}

const triesOf = (ctx: Ctx, taken: CaseInReach) => countCalls(ctx, taken, Object.keys(callOutcomes));
const vainTriesOf = (ctx: Ctx, taken: CaseInReach) => countCalls(ctx, taken, ['no-answer', 'wrong-number']);

async function countCalls(ctx: Ctx, taken: CaseInReach, of: string[]): Promise<number> {
  const found = await sql<{ calls: number }>`select count(*) as calls from cases.calls where county = ${ctx.county}
    and case_id = ${taken.id} and cycle = ${taken.cycle} and outcome = any(${of}::text[])`.execute(ctx.db);
  return found.rows[0]?.calls ?? 0;
}

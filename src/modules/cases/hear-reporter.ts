import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { Conflict } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { factsOf } from './activity-kinds.ts';
import type { CaseInReach } from './case.ts';
import { caseClock } from './case-clock.ts';
import { classOf } from './case-clocks.ts';
import { endCase, insertClosure } from './closing.ts';
import { ratingsReplaced } from './rates/counted-before.ts';
import { startAgain } from './start-again.ts';

onConstraint('ratings_pkey', () => new Conflict('cases.already-rated', '这一次已经评过了，每次办理只评一次。'));

/** Two questions, always apart: a matter can be solved and the person not satisfied, or the other way round. */
export const opinion = {
  solved: z.enum(['yes', 'no'], '请选解决了没有。'),
  satisfied: z.enum(['very', 'basically', 'no'], '请选满意不满意。'),
  words: z.string().trim().max(2000, '最多 2000 个字。').default(''),
};

export interface Heard {
  readonly personId: string;
  readonly solved: 'yes' | 'no';
  readonly satisfied: 'very' | 'basically' | 'no';
  readonly words: string;
}

/**
 * Writes down what one reporter says, and draws the consequence. "Not solved" from anyone opens a new cycle at once.
 * The case closes when everyone who brought it in has said "solved"; once the days of silence are over, the word of the
 * first reporter is enough.
 */
export async function hearReporter(ctx: Ctx, taken: CaseInReach, act: 'rate' | 'call', heard: Heard): Promise<void> {
  const [responded, replaces] = await Promise.all([wasContacted(ctx, taken), ratingsReplaced(ctx, taken)]);
  await sql`insert into cases.ratings (county, case_id, cycle, person_id, solved, satisfied, words, way, recorded_by, rated_at)
    values (${ctx.county}, ${taken.id}, ${taken.cycle}, ${heard.personId}, ${heard.solved}, ${heard.satisfied}, ${heard.words},
      ${act === 'call' ? 'call' : 'self'}, ${ctx.actor.id}, ${ctx.now})`.execute(ctx.db);
  await record(ctx, {
    kind: 'case.rated',
    thingId: taken.id,
    detail: {
      ...factsOf(taken),
      solved: heard.solved,
      satisfied: heard.satisfied,
      way: act === 'call' ? 'call' : 'self',
      responded,
      replaces,
      by: ctx.actor.organizationId,
    },
  });
  if (heard.solved === 'no') {
    await insertClosure(ctx, taken, 'not-solved', '');
    await startAgain(ctx, taken, act);
  } else if (isDone(taken, await reportersOf(ctx, taken))) {
    await endCase(ctx, taken, act, { outcome: 'solved' });
  }
}

/** Whether the unit had spoken with the reporter within the limit for contact. */
async function wasContacted(ctx: Ctx, taken: CaseInReach): Promise<boolean> {
  const clock = await caseClock(ctx, taken.receivedAt);
  const urgency = classOf(clock.rules, taken.urgency);
  const { contactedAt, dispatchedAt } = taken;
  return !!urgency && !!contactedAt && !!dispatchedAt && contactedAt <= clock.due(urgency.contact, dispatchedAt).dueAt;
}

export interface Reporter {
  readonly personId: string;
  readonly saidSolved: boolean;
}

/** Who brought the case in, the first reporter first, each with what they said in this cycle. */
export async function reportersOf(ctx: Ctx, taken: CaseInReach): Promise<Reporter[]> {
  const found = await sql<Reporter>`select r.person_id, exists (select 1 from cases.ratings g where g.county = r.county
      and g.case_id = r.case_id and g.cycle = ${taken.cycle} and g.person_id = r.person_id and g.solved = 'yes') as said_solved
    from cases.reporters r where r.county = ${ctx.county} and r.case_id = ${taken.id}
    order by r.person_id is distinct from ${taken.reporterId}::uuid, r.joined_at, r.person_id`.execute(ctx.db);
  return found.rows;
}

function isDone(taken: CaseInReach, reporters: readonly Reporter[]): boolean {
  const asked = taken.state === 'to-follow-up' ? reporters.slice(0, 1) : reporters;
  return asked.every((one) => one.saidSolved);
}

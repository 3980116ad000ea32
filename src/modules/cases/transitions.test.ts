import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect } from 'vitest';
import { test, type World } from '../../../test/support/jinlin.ts';
import { testMeans } from '../../../test/support/means.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ActionRoute } from '../../platform/http/route.ts';
import { findVisitor } from '../people/index.ts';
import { findCase, mayOn } from './access.ts';
import { endStates, type State } from './case.ts';
import { stateNames } from './case-acting.test-support.ts';
import { routes } from './routes.ts';
import { type Act, acts, canBegin, type Transition, transitions } from './transitions.ts';

const isSystemOnly = (act: Act) => Object.keys((transitions[act] as Transition).who).every((who) => who === 'system');
const actsOfPeople = acts.filter((act) => !isSystemOnly(act));
const routeOf = new Map<Act, ActionRoute[]>();

/** Finds which command takes a case for which act, and the routes to it: nothing is listed twice by hand. */
beforeAll(async () => {
  const folder = new URL('.', import.meta.url);
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.ts') && !one.includes('.test'))) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const [, act] = /takeCase\(\s*ctx, [\w.]+, '([\w-]+)'/.exec(text) ?? [];
    if (!act) continue;
    const commands = Object.values(await import(new URL(name, folder).href));
    const to = routes.filter(
      (route): route is ActionRoute =>
        route.kind === 'action' && route.path.includes(':caseId') && commands.includes(route.command),
    );
    if (to.length > 0) routeOf.set(act as Act, [...(routeOf.get(act as Act) ?? []), ...to]);
  }
});

describe('the table of transitions', () => {
  test('every act of a person has exactly one address, and no act of the system has any', () => {
    const missing = actsOfPeople.filter((act) => routeOf.get(act)?.length !== 1);
    expect(missing).toEqual([]);
    expect(acts.filter((act) => isSystemOnly(act) && routeOf.has(act))).toEqual([]);
  });

  test('every state is reached and, unless it ends, left', () => {
    const led = acts.flatMap((act) => (transitions[act] as Transition).to ?? []);
    expect(stateNames.filter((state) => state !== 'to-dispatch' && !led.includes(state))).toEqual([]);
    const left = (state: State) => acts.some((act) => canBegin(act, state) && (transitions[act] as Transition).to);
    expect(stateNames.filter((state) => !endStates.includes(state) && !left(state))).toEqual([]);
  });

  test('for every act the answer over HTTP is the answer that draws the button', async ({ world }) => {
    const wrong: string[] = [];
    const { id: parentId } = await caseIn(world, 'handling', 'merge');
    const resting = new Map<State, string>();
    for (const state of stateNames) resting.set(state, (await caseIn(world, state, 'note')).id);
    const ask = async (act: Act, state: State, who: (typeof cast)[number], id: string) => {
      const expected = await expectedOf(world, who, id, act);
      // An act that succeeds moves its case on: each gets one of its own.
      const own = expected === 201 ? (await caseIn(world, state, act)).id : id;
      const { status, text } = await world.as(who).post(pathOf(act, own), { ...formOf(world, act), parentId });
      if (status !== expected)
        wrong.push(`${act} in ${state} by ${who}: ${status} ${text.slice(0, 90)}, not ${expected}`);
    };
    for (const act of actsOfPeople.filter((one) => routeOf.has(one))) {
      for (const state of stateNames) {
        // Where the state alone refuses, one who reads every case of the place speaks for all.
        for (const who of canBegin(act, state) ? cast : (['secretaryHe'] as const)) {
          await ask(act, state, who, resting.get(state) ?? '');
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

const cast = [
  'grandmaWang',
  'clerkLiu',
  'secretaryHe',
  'propertyMa',
  'fireman',
  'dispatcherQian',
  'supervisorLi',
  'auditorWu',
  'otherClerk',
] as const;

async function expectedOf(world: World, who: (typeof cast)[number], caseId: string, act: Act): Promise<number> {
  const { token, county } = world.cast.people[who];
  const now = new Date();
  const found = await findVisitor(world.dbs.read, testMeans, county, token, now);
  if (!found) throw new Error(`${who} has no session`);
  const { actor } = found;
  const words = [routeOf.get(act)?.[0]?.options.word ?? []].flat();
  if (!words.some((word) => actor.can(word))) return 403;
  const ctx = { actor, county, now, requestId: 'test', means: testMeans, db: world.dbs.read };
  try {
    const one = await findCase(ctx, caseId);
    if (!canBegin(act, one.state)) return 409;
    return mayOn(actor, one)[act] ? 201 : 403;
  } catch (problem) {
    if (problem instanceof NotFound) return 404;
    throw problem;
  }
}

const pathOf = (act: Act, id: string) =>
  (routeOf.get(act)?.[0]?.path ?? '').replace(':caseId', id).replace(':whistleId', id);

function formOf({ cast: { units } }: World, act: Act): Record<string, unknown> {
  const words = { words: '写几句话。', note: '写几句话。', reason: '写几句话。' };
  const forms: Partial<Record<Act, Record<string, unknown>>> = {
    classify: { category: 'parking' },
    dispatch: { unitId: units.cityManagement },
    redirect: { unitId: units.cityManagement },
    decline: { where: '请到法院办理，电话 12368。' },
    contact: { way: 'phone' },
    'ask-helper': { unitId: units.water },
    'ask-extension': { days: 2 },
    'decide-extension': { decision: 'granted' },
    'ask-return': { reason: 'repeat' },
    suspend: { plan: '等停电再修。', reviewOn: '2027-03-01' },
    answer: { result: 'done' },
    supervise: { level: 1 },
    whistle: { units: [units.water], meetAt: '2099-01-01T10:00' },
    'end-whistle': { summary: '一起清理。' },
    withdraw: { reason: '' },
    rate: { solved: 'yes', satisfied: 'very' },
    call: { outcome: 'no-answer' },
    exclude: { ground: 'false', evidence: '现场核实没有这回事。' },
    'decide-exclusion': { decision: 'granted' },
  };
  return { ...words, ...forms[act] };
}

/** Puts a case straight into a state, with what hangs on it there: led by the property company, helped by the firemen. */
async function caseIn({ dbs, cast: { county, people, units, places } }: World, state: State, act: Act) {
  const id = crypto.randomUUID();
  const due = '2098-01-01';
  const ended = endStates.includes(state);
  const unit = state === 'to-dispatch' ? null : units.property;
  const parts = [
    sql`insert into cases.cases (county, id, number, kind, category, urgency, title, words, place_id, town_id, community_id,
        compound_id, building_id, audience, reporter_id, reporter_shown, channel, state, unit_id, rules_version, received_at,
        dispatched_at, due_at, handle_due_at, certainty, changed_at, answered_at, closed_at, outcome, parent_id, published_at,
        published_title, published_words)
      values (${county}, ${id}, ${id}, 'help', 'repairs', 'ordinary', '灯不亮', '灯不亮', ${places.building}, ${places.town},
        ${places.community}, ${places.compound}, ${places.building}, 'public', ${act === 'leave' ? people.neighbourChen.id : people.grandmaWang.id}, 'named', 'web', ${state},
        ${unit}, 0, now(), now(), ${due}, ${due}, 'final', now(), ${state.startsWith('to-r') ? new Date() : null},
        ${ended ? new Date() : null}, ${ended ? 'solved' : null}, ${state === 'merged' ? id : null},
        ${act === 'unpublish' ? new Date() : null}, ${act === 'unpublish' ? '灯' : null}, ${act === 'unpublish' ? '灯' : null})`,
    sql`insert into cases.search values (${county}, ${id}, 0, '灯')`,
    sql`insert into cases.reporters values (${county}, ${id}, ${people.grandmaWang.id}, now(), ${act === 'leave' ? 'join' : 'report'})`,
    sql`insert into cases.helpers (county, case_id, unit_id, asked_at, note, due_at)
      values (${county}, ${id}, ${units.fire}, now(), '', ${due})`,
    sql`insert into cases.returns (county, id, case_id, cycle, unit_id, reason, words, asked_by, asked_at, state_before, review_due_at)
      select ${county}, ${id}, ${id}, 1, ${units.property}, 'repeat', '', ${people.propertyMa.id}, now(), 'handling', ${due}
      where ${state} = 'return-review'`,
    sql`insert into cases.extensions (county, id, case_id, cycle, nth, days, reason, asked_by, asked_at, due_before)
      select ${county}, ${id}, ${id}, 1, 1, 2, '', ${people.propertyMa.id}, now(), ${due} where ${act} = 'decide-extension'`,
    sql`insert into cases.answers (county, id, case_id, cycle, unit_id, result, words, answered_by, answered_at)
      values (${county}, ${id}, ${id}, 1, ${units.property}, 'done', '好了', ${people.propertyMa.id}, now())`,
    sql`insert into cases.whistles (county, id, case_id, note, meet_at, blown_by, blown_at)
      values (${county}, ${id}, ${id}, '', now(), ${people.clerkLiu.id}, now())`,
    sql`insert into cases.exclusions (county, case_id, ground, evidence, asked_by, asked_at)
      select ${county}, ${id}, 'false', '现场核实没有', ${people.auditorWu.id}, now() where ${act} = 'decide-exclusion'`,
  ];
  await dbs.write.transaction().execute((db) => Promise.all(parts.map((part) => part.execute(db))));
  return { id };
}

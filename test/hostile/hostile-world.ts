import { sql } from 'kysely';
import { makeToken } from '../../src/modules/people/index.ts';
import { holds } from '../../src/modules/people/roles.ts';
import { contextOf, type World } from '../support/jinlin.ts';
import type { Caller, Ground } from './hostile-request.ts';

/** A county with matters in many states, and everybody who may knock at it: the whole cast, a stranger, tokens with few scopes. */
export async function hostileWorld(world: World): Promise<Ground> {
  const { cast } = world;
  const caseIds = await casesInManyStates(world);
  const nothing = () => false;
  const callers: Record<string, Caller> = {
    stranger: { county: cast.county, headers: {}, can: nothing },
    'forged session': { county: cast.county, headers: { cookie: 'jinlin=s_forged; notice=%E0%A4%A' }, can: nothing },
    'forged token': { county: cast.county, headers: { authorization: 'Bearer t_forged' }, can: nothing },
    'other site': {
      county: cast.county,
      headers: {
        cookie: `jinlin=${cast.people.adminZhou.token}`,
        origin: 'http://bad.example',
        'sec-fetch-site': 'cross-site',
      },
      can: nothing,
    },
    'clerk token that only reads': await tokenOf(world, 'clerkLiu', ['cases.read']),
    'resident token that only reports': await tokenOf(world, 'grandmaWang', ['cases.report']),
  };
  const roles = await rolesOf(world);
  for (const [name, { id, county, token }] of Object.entries(cast.people)) {
    const headers = { cookie: `jinlin=${token}`, origin: 'http://jinlin.test' };
    callers[name] = { county, headers, can: (word) => holds(roles.get(id) ?? null, word, null) };
  }
  const { places, units, people } = cast;
  const placeIds = Object.values(places);
  return {
    callers,
    usual: {
      'cases.report': 'grandmaWang',
      'cases.rate': 'grandmaWang',
      'cases.handle': 'propertyMa',
      'cases.note': 'propertyMa',
      'cases.dispatch': 'dispatcherQian',
      'cases.review': 'supervisorLi',
      'cases.follow-up': 'dispatcherQian',
    },
    counties: [cast.county, cast.people.farClerk.county],
    ids: {
      caseId: caseIds,
      parentId: [...caseIds, ...placeIds],
      placeId: placeIds,
      homePlaceId: placeIds,
      unitId: Object.values(units),
      aboutUnitId: Object.values(units),
      ownerUnitId: Object.values(units),
      organizationId: Object.values(units),
      personId: Object.values(people).map((person) => person.id),
      grantId: Object.values(people).flatMap((person) => (person.grantId ? [person.grantId] : [])),
    },
  };
}

async function rolesOf(world: World): Promise<Map<string, string>> {
  const found = await sql<{ personId: string; role: string }>`select person_id, role from people.grants`.execute(
    world.dbs.write,
  );
  return new Map(found.rows.map(({ personId, role }) => [personId, role]));
}

async function tokenOf(world: World, who: 'clerkLiu' | 'grandmaWang', scopes: string[]): Promise<Caller> {
  const { id, grantId, county } = world.cast.people[who];
  const made = await world.dbs.write
    .transaction()
    .execute((db) => makeToken(contextOf(db, county), { personId: id, grantId, name: '试用', scopes, days: 30 }));
  return { county, headers: { authorization: `Bearer ${made.token}` }, can: (word) => scopes.includes(word) };
}

type Step = readonly [who: Parameters<World['as']>[0], act: string, body?: Record<string, unknown>];

/** The ways a matter may have gone so far; each is walked several times, because the first request may already end one. */
function waysOf({ cast }: World): (readonly Step[])[] {
  const dispatched: Step = ['dispatcherQian', 'dispatch', { unitId: cast.units.property }];
  const signed: Step = ['propertyMa', 'signature'];
  const answered: Step = ['propertyMa', 'answer', { result: 'done', words: '已经换了新的灯泡，请看看。' }];
  const rated: Step = ['grandmaWang', 'ratings', { solved: 'yes', satisfied: 'very' }];
  const handling = [dispatched, signed];
  return [
    [],
    [dispatched],
    handling,
    [...handling, ['propertyMa', 'extensions', { days: 2, reason: '要等配件。' }]],
    [...handling, ['propertyMa', 'returns', { reason: 'repeat', words: '和另一件重复。' }]],
    [
      ...handling,
      ['supervisorLi', 'suspensions', { reason: '要等停电。', plan: '等停电再修。', reviewOn: '2099-03-01' }],
    ],
    [...handling, answered],
    [...handling, answered, rated],
  ];
}

async function casesInManyStates(world: World): Promise<string[]> {
  const { as, cast } = world;
  const ids: string[] = [];
  for (const way of waysOf(world)) {
    for (const audience of ['public', 'private', 'private', 'private']) {
      const made = await as('grandmaWang').post('/cases', {
        words: `${ids.length} 号楼楼道灯不亮，老人晚上下楼看不清。`,
        category: 'repairs.light',
        placeId: cast.places.building,
        audience,
      });
      const path = `/cases/${made.body.caseId}`;
      for (const [who, act, body] of way) await as(who).post(`${path}/${act}`, body);
      if (audience === 'public') {
        await as('dispatcherQian').post(`${path}/publication`, { title: '楼道灯', words: '楼道的灯不亮。' });
      }
      ids.push(made.body.caseId);
    }
  }
  const words = '远处的一件事，与这里无关。';
  const far = await as('farResident').post('/cases', { words, placeId: await farPlace(world) });
  return [...ids, far.body.caseId];
}

async function farPlace(world: World): Promise<string> {
  const { county } = world.cast.people.farResident;
  const found = await sql<{ id: string }>`select id from places.places where county = ${county} and level = 'community'
    limit 1`.execute(world.dbs.read as never);
  return found.rows[0]?.id ?? '';
}

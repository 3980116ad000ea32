import { sql } from 'kysely';
import { addOrganization } from '../modules/organizations/index.ts';
import {
  addDemoAccount,
  addPerson,
  giveRole,
  holds,
  type RoleName,
  roles,
  setPassword,
} from '../modules/people/index.ts';
import { addPlace, openCounty } from '../modules/places/index.ts';
import type { Actor, Ctx } from '../platform/context.ts';
import { type DemoCompound, type DemoCounty, departments, utilities } from './counties.ts';
import { inventedName, inventedPhone } from './names.ts';
import type { Random } from './random.ts';

export interface DemoCommunity {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly clerk: Actor;
  readonly secretary: Actor;
  readonly gridWorker: Actor;
  readonly spots: readonly {
    readonly placeId: string;
    readonly name: string;
    /** The number on the building, which the words repeat. */
    readonly number: number;
    readonly publicId: string;
  }[];
  readonly residents: readonly Actor[];
}

/** Everything the stories of one county need: places to be at, people to act, bodies to answer. */
export interface DemoGround {
  readonly county: number;
  readonly communities: readonly DemoCommunity[];
  readonly dispatcher: Actor;
  readonly supervisor: Actor;
  /** Who handles for each body. */
  readonly handlers: ReadonlyMap<string, Actor>;
}

/** Enough that a person has brought in a dozen matters in the largest county, and not fifty. */
const residentsEach = 36;

export const demoPassword = 'jinlin-demo-2026';

/** Lays a demo county out: its real divisions, invented compounds, bodies and people, and the accounts on the sign-in page. */
export async function layGround(ctx: Ctx, plan: DemoCounty, random: Random): Promise<DemoGround> {
  const { countyId } = await openCounty.run(ctx, {});
  const people = peopleMaker(ctx, plan, random);
  const handlers = new Map<string, Actor>();
  const handler = async (unitId: string, placeId: string, label: string) => {
    handlers.set(unitId, await people.staff(label, 'unit-handler', placeId, unitId));
  };
  for (const name of departments) {
    const unitId = await addOrganization(ctx, {
      kind: 'department',
      name,
      placeId: countyId,
      phone: `0${ctx.county % 900}-12345`,
    });
    await handler(unitId, countyId, name);
  }
  for (const name of utilities) {
    const unitId = await addOrganization(ctx, { kind: 'utility', name, placeId: countyId, phone: '95598' });
    await handler(unitId, countyId, name);
  }
  const communities: DemoCommunity[] = [];
  for (const code of plan.communities) communities.push(await layCommunity(ctx, plan, code, people, handler));
  const dispatcher = await people.staff('县级派单员', 'dispatcher', countyId);
  const supervisor = await people.staff('督办员', 'supervisor', countyId);
  await people.staff('县级管理员', 'county-administrator', countyId);
  await people.staff('审计员', 'auditor', countyId);
  await people.account(communities[0]?.residents[0], '居民');
  return { county: ctx.county, communities, dispatcher, supervisor, handlers };
}

type People = ReturnType<typeof peopleMaker>;

async function layCommunity(
  ctx: Ctx,
  plan: DemoCounty,
  code: string,
  people: People,
  handler: (unitId: string, placeId: string, label: string) => Promise<void>,
): Promise<DemoCommunity> {
  const found = await sql<{ id: string; name: string }>`select id, name from places.places
    where county = ${ctx.county} and code = ${code}`.execute(ctx.db);
  const place = found.rows[0];
  if (!place) throw new Error(`the register has no ${code}`);
  const unitId = await addOrganization(ctx, {
    kind: 'community',
    name:
      place.name.replace(/(居委会|居民委员会|村委会|村民委员会)?$/, '') +
      (/(村)/.test(place.name) ? '村委会' : '居委会'),
    placeId: place.id,
  });
  const isFirst = plan.communities[0] === code;
  const staff = (label: string, role: RoleName) =>
    people.staff(isFirst ? label : `${label}（${place.name}）`, role, place.id, unitId);
  const clerk = await staff('社区工作者', 'community-clerk');
  const secretary = await staff('社区书记', 'community-secretary');
  const gridId = await addPlace(ctx, { level: 'grid', parentId: place.id, name: '第一网格', code: `${code}001` });
  const gridWorker = await people.staff(
    isFirst ? '网格员' : `网格员（${place.name}）`,
    'grid-worker',
    place.id,
    unitId,
  );
  const compounds = plan.compounds.filter((one) => one.community === code);
  const spots = [];
  for (const compound of compounds) {
    spots.push(...(await layCompound(ctx, plan, place.id, gridId, compound, handler)));
  }
  if (spots.length === 0) spots.push({ placeId: place.id, name: place.name, number: 1, publicId: place.id });
  const homes = spots.map((spot) => spot.placeId);
  const residents = [];
  for (let n = 0; n < residentsEach; n++) residents.push(await people.resident(homes[n % homes.length] ?? place.id));
  return { id: place.id, name: place.name, unitId, clerk, secretary, gridWorker, spots, residents };
}

async function layCompound(
  ctx: Ctx,
  plan: DemoCounty,
  parentId: string,
  gridId: string,
  compound: DemoCompound,
  handler: (unitId: string, placeId: string, label: string) => Promise<void>,
) {
  const offset = compound.name.length * 0.002;
  const { buildings, households, homes, shops, parking, facilities } = compound;
  const compoundId = await addPlace(ctx, {
    level: 'compound',
    parentId,
    gridId,
    name: compound.name,
    lon: plan.centre.lon + offset,
    lat: plan.centre.lat + offset,
    profile: { buildings, households, homes, shops, parking, facilities },
  });
  if (compound.property) {
    const unitId = await addOrganization(ctx, {
      kind: 'property-company',
      name: compound.property,
      placeId: compoundId,
    });
    await handler(unitId, compoundId, compound.property);
  }
  const spots = [];
  for (let n = 1; n <= buildings; n++) {
    const name = plan.setting === 'village' ? `${n} 排` : `${n} 号楼`;
    const placeId = await addPlace(ctx, { level: 'building', parentId: compoundId, name });
    spots.push({ placeId, name: `${compound.name} ${name}`, number: n, publicId: compoundId });
  }
  return spots;
}

function peopleMaker(ctx: Ctx, plan: DemoCounty, random: Random) {
  let position = 0;
  let shown = 0;
  const phones = new Map<string, string>();
  const labels = new Set([
    '社区工作者',
    '社区书记',
    '网格员',
    '县级派单员',
    '督办员',
    '县级管理员',
    '审计员',
    '城市管理局',
    '消防救援大队',
    plan.compounds[0]?.property ?? '',
  ]);
  const make = async (homePlaceId?: string) => {
    const phone = inventedPhone(plan.county, ++position);
    return { phone, id: await addPerson(ctx, { name: inventedName(random), phone, homePlaceId }) };
  };
  return {
    async resident(homePlaceId: string): Promise<Actor> {
      const { id, phone } = await make(homePlaceId);
      phones.set(id, phone);
      return actorOf(ctx.county, id, null);
    },
    async staff(label: string, role: RoleName, placeId: string, organizationId?: string): Promise<Actor> {
      const { id } = await make();
      const grantId = await giveRole(ctx, { personId: id, role, placeId, organizationId });
      const level = roles[role].levels.length === 1 ? 'county' : await levelOf(ctx, placeId);
      if (labels.has(label)) {
        const login = `${role === 'unit-handler' ? `unit${++shown}` : role}-${ctx.county}`;
        await setPassword(ctx, id, login, demoPassword);
        await addDemoAccount(ctx, {
          position: 10 + position,
          personId: id,
          label,
          phone: null,
          login,
          password: demoPassword,
        });
      }
      return actorOf(ctx.county, id, { role, grantId, placeId, level, organizationId: organizationId ?? null });
    },
    /** Puts a resident on the sign-in page; the code stands in the demo's letter box. */
    async account(actor: Actor | undefined, label: string) {
      const phone = phones.get(actor?.id ?? '');
      if (!actor?.id || !phone) return;
      await addDemoAccount(ctx, { position: 1, personId: actor.id, label, phone, login: null, password: null });
    },
  };
}

async function levelOf(ctx: Ctx, placeId: string): Promise<string> {
  const found = await sql<{
    level: string;
  }>`select level from places.places where county = ${ctx.county} and id = ${placeId}`.execute(ctx.db);
  return found.rows[0]?.level ?? 'county';
}

interface Held {
  role: RoleName;
  grantId: string;
  placeId: string;
  level: string;
  organizationId: string | null;
}

function actorOf(county: number, id: string, held: Held | null): Actor {
  return {
    id,
    county,
    role: held?.role ?? null,
    grantId: held?.grantId ?? null,
    place: held ? { id: held.placeId, level: held.level, name: '' } : null,
    organizationId: held?.organizationId ?? null,
    sessionId: null,
    scopes: null,
    can: (word) => holds(held?.role ?? null, word, null),
  };
}

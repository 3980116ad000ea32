import { sql } from 'kysely';
import { addOrganization } from '../../src/modules/organizations/index.ts';
import { addPerson, giveRole, type RoleName } from '../../src/modules/people/index.ts';
import { addPlace, openCounty } from '../../src/modules/places/index.ts';
import type { Ctx } from '../../src/platform/context.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { tokenHash } from '../../src/platform/sealing/index.ts';
import { systemActor } from '../../src/platform/system-actor.ts';
import { testMeans } from './means.ts';

/** One cast for every test: the same neighbours, clerks and departments, in one county and one far away. */
export interface Member {
  readonly id: string;
  readonly county: number;
  readonly token: string;
  readonly grantId: string | null;
}

export interface Cast {
  readonly county: number;
  readonly places: {
    county: string;
    town: string;
    community: string;
    neighbouring: string;
    otherTown: string;
    otherCommunity: string;
    compound: string;
    building: string;
  };
  readonly units: {
    community: string;
    property: string;
    fire: string;
    cityManagement: string;
    water: string;
    otherCommunity: string;
  };
  readonly people: Record<
    | 'grandmaWang'
    | 'neighbourChen'
    | 'strangerZhao'
    | 'clerkLiu'
    | 'secretaryHe'
    | 'gridWorkerSun'
    | 'propertyMa'
    | 'fireman'
    | 'cityManager'
    | 'dispatcherQian'
    | 'supervisorLi'
    | 'adminZhou'
    | 'auditorWu'
    | 'otherClerk'
    | 'farResident'
    | 'farClerk',
    Member
  >;
}

/** Writes the cast into the template database; the ids are kept in a table, because they are made anew each run. */
export async function castTemplate(url: string) {
  const { db } = openDatabase(url, { size: 2 });
  const near = await db.transaction().execute((trx) => castNear(contextOf(trx, 350605)));
  const far = await db.transaction().execute((trx) => castFar(contextOf(trx, 341324)));
  const cast: Cast = { ...near, people: { ...near.people, ...far } };
  await sql`create table public.cast (body jsonb not null)`.execute(db);
  await sql`insert into public.cast (body) values (${JSON.stringify(cast)})`.execute(db);
  await db.destroy();
}

function contextOf(db: Ctx['db'], county: number): Ctx {
  return {
    county,
    db,
    now: new Date('2026-01-05T01:00:00Z'),
    actor: systemActor(county),
    requestId: 'cast',
    means: testMeans,
  };
}

async function castNear(ctx: Ctx): Promise<Cast> {
  const { countyId } = await openCounty.run(ctx, {});
  const [town, otherTown] = await children(ctx, countyId);
  const [community, neighbouring] = await children(ctx, town);
  const [otherCommunity] = await children(ctx, otherTown);
  const compound = await addPlace(ctx, {
    level: 'compound',
    parentId: community,
    name: '万福小区',
    lon: 117.75,
    lat: 24.62,
  });
  const building = await addPlace(ctx, { level: 'building', parentId: compound, name: '5 号楼' });
  const units = {
    community: await addOrganization(ctx, { kind: 'community', name: '人和社区居委会', placeId: community }),
    otherCommunity: await addOrganization(ctx, { kind: 'community', name: '别处社区居委会', placeId: otherCommunity }),
    property: await addOrganization(ctx, { kind: 'property-company', name: '万福物业', placeId: compound }),
    fire: await addOrganization(ctx, { kind: 'department', name: '消防救援大队', placeId: countyId }),
    cityManagement: await addOrganization(ctx, { kind: 'department', name: '城市管理局', placeId: countyId }),
    water: await addOrganization(ctx, { kind: 'utility', name: '自来水公司', placeId: countyId }),
  };
  const staff = (name: string, login: string, role: RoleName, placeId: string, organizationId?: string) =>
    member(ctx, name, login, { role, placeId, organizationId });
  const people = {
    grandmaWang: await member(ctx, '王桂兰', '13900000001', undefined, building),
    neighbourChen: await member(ctx, '陈建国', '13900000002', undefined, building),
    strangerZhao: await member(ctx, '赵远', '13900000003', undefined, otherCommunity),
    clerkLiu: await staff('刘敏', '13900000011', 'community-clerk', community, units.community),
    secretaryHe: await staff('何芳', '13900000012', 'community-secretary', community, units.community),
    gridWorkerSun: await staff('孙亮', '13900000013', 'grid-worker', community, units.community),
    propertyMa: await staff('马强', '13900000014', 'unit-handler', compound, units.property),
    fireman: await staff('潘勇', '13900000015', 'unit-handler', countyId, units.fire),
    cityManager: await staff('郑平', '13900000016', 'unit-handler', countyId, units.cityManagement),
    dispatcherQian: await staff('钱进', '13900000017', 'dispatcher', countyId),
    supervisorLi: await staff('李督', '13900000018', 'supervisor', countyId),
    adminZhou: await staff('周全', '13900000019', 'county-administrator', countyId),
    auditorWu: await staff('吴审', '13900000020', 'auditor', countyId),
    otherClerk: await staff('高远', '13900000021', 'community-clerk', otherCommunity, units.otherCommunity),
  };
  const places = { county: countyId, town, community, neighbouring, otherTown, otherCommunity, compound, building };
  return { county: ctx.county, places, units, people: people as Cast['people'] };
}

async function castFar(ctx: Ctx) {
  const { countyId } = await openCounty.run(ctx, {});
  const [town] = await children(ctx, countyId);
  const [community] = await children(ctx, town);
  const unit = await addOrganization(ctx, { kind: 'community', name: '远方社区居委会', placeId: community });
  return {
    farResident: await member(ctx, '远客', '13900000001', undefined, community),
    farClerk: await member(ctx, '远人', '13900000011', { role: 'dispatcher', placeId: countyId, organizationId: unit }),
  };
}

async function children(ctx: Ctx, parentId: string): Promise<[string, string]> {
  const found = await sql<{
    id: string;
  }>`select id from places.places where county = ${ctx.county} and parent_id = ${parentId}
    order by code limit 2`.execute(ctx.db);
  const [first, second] = found.rows;
  if (!first || !second) throw new Error('the division has too few places for the cast');
  return [first.id, second.id];
}

async function member(
  ctx: Ctx,
  name: string,
  phone: string,
  grant?: { role: RoleName; placeId: string; organizationId?: string | undefined },
  homePlaceId?: string,
): Promise<Member> {
  const id = await addPerson(ctx, { name, phone, homePlaceId });
  const grantId = grant ? await giveRole(ctx, { personId: id, startsOn: '2026-01-01', ...grant }) : null;
  const token = `s_${ctx.county}_${phone}`;
  await sql`insert into people.sessions (county, token_hash, id, person_id, grant_id, proof, started_at, expires_at)
    values (${ctx.county}, ${tokenHash(token)}, ${newId()}, ${id}, ${grantId}, 'two-factor', ${ctx.now}, '2099-01-01')`.execute(
    ctx.db,
  );
  return { id, county: ctx.county, token, grantId };
}

import { sql } from 'kysely';
import { addOrganization } from '../src/modules/organizations/index.ts';
import { addPerson, giveRole, type RoleName } from '../src/modules/people/index.ts';
import { addPlace, openCounty } from '../src/modules/places/index.ts';
import type { Ctx, Means } from '../src/platform/context.ts';
import type { Db } from '../src/platform/db/database.ts';
import { newId } from '../src/platform/ids.ts';
import { tokenHash } from '../src/platform/sealing/index.ts';
import { systemActor } from '../src/platform/system-actor.ts';

export const county = 350605;
export const tokens = { resident: 's_bench_resident', clerk: 's_bench_clerk', handler: 's_bench_handler' };

/** The people who act in a measurement: some residents, a clerk of the county's dispatch desk, a department. */
export async function castForBench(db: Db, means: Means) {
  return db.transaction().execute(async (trx) => {
    const ctx: Ctx = { county, db: trx, now: new Date(), actor: systemActor(county), requestId: 'bench', means };
    const { countyId } = await openCounty.run(ctx, {});
    const found = await sql<{ id: string; townId: string }>`select id, town_id from places.places
      where county = ${county} and level = 'community' order by id limit 1`.execute(trx);
    const community = found.rows[0] ?? { id: '', townId: '' };
    const placeId = await addPlace(ctx, { level: 'compound', parentId: community.id, name: '万福小区' });
    const unitId = await addOrganization(ctx, { kind: 'department', name: '城市管理局', placeId: countyId });
    for (let n = 0; n < 12; n++)
      await addOrganization(ctx, { kind: 'department', name: `第${n}局`, placeId: countyId });
    const reporterId = await person(ctx, '测试一', '13900000001', tokens.resident);
    for (let n = 0; n < 200; n++) await addPerson(ctx, { name: '居民', phone: `1380000${String(n).padStart(4, '0')}` });
    await person(ctx, '测试二', '13900000002', tokens.clerk, { role: 'dispatcher', placeId: countyId });
    await person(ctx, '测试三', '13900000003', tokens.handler, {
      role: 'unit-handler',
      placeId: countyId,
      organizationId: unitId,
    });
    return { placeId, communityId: community.id, townId: community.townId, unitId, reporterId };
  });
}

async function person(
  ctx: Ctx,
  name: string,
  phone: string,
  token: string,
  grant?: { role: RoleName; placeId: string; organizationId?: string },
): Promise<string> {
  const id = await addPerson(ctx, { name, phone });
  const grantId = grant ? await giveRole(ctx, { personId: id, ...grant }) : null;
  await sql`insert into people.sessions (county, token_hash, id, person_id, grant_id, proof, started_at, expires_at)
    values (${county}, ${tokenHash(token)}, ${newId()}, ${id}, ${grantId}, 'two-factor', ${ctx.now}, '2099-01-01')`.execute(
    ctx.db,
  );
  return id;
}

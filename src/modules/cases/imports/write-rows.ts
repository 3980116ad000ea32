import { sql } from 'kysely';
import { breather } from '../../../platform/breath.ts';
import type { Ctx } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { addOrganization } from '../../organizations/index.ts';
import { addPerson, findPersonByPhone } from '../../people/index.ts';
import { factsOf } from '../activity-kinds.ts';
import { numberOf } from '../report-case.ts';
import { bucketOf, searchDocument } from '../search-document.ts';
import type { ImportGround, PreparedRow } from './prepare-rows.ts';

/**
 * Writes a slice of prepared rows with as many statements as there are tables. A case keeps the times of its file;
 * its id is made from its time of arrival, so that lists by age are right.
 */
export async function writeRows(ctx: Ctx, importId: string, source: string, rows: PreparedRow[], ground: ImportGround) {
  await makeUnits(ctx, rows, ground);
  const serials = await sql<{
    serial: number;
  }>`select nextval('cases.numbers') as serial from generate_series(1, ${rows.length})`.execute(ctx.db);
  const made: Awaited<ReturnType<typeof caseOf>>[] = [];
  const breathe = breather();
  for (const [at, row] of rows.entries()) {
    made.push(await caseOf(ctx, row, serials.rows[at]?.serial ?? 0, ground));
    await breathe();
  }
  await sql`insert into cases.cases (county, id, number, kind, category, urgency, title, words, place_id, town_id, community_id,
      grid_id, compound_id, building_id, spot, lon, lat, audience, reporter_id, reporter_shown, channel, registered_by, state,
      unit_id, rules_version, received_at, dispatched_at, answered_at, closed_at, due_at, handle_due_at, certainty, outcome,
      import_id, changed_at)
    select ${ctx.county}, r.id, r.number, r.kind, r.category, r.urgency, r.title, r.words, r."placeId", r."townId", r."communityId",
      r."gridId", r."compoundId", r."buildingId", decode(r.spot, 'base64'), r.lon, r.lat, 'private', r."reporterId", 'named', 'import',
      ${ctx.actor.id}::uuid, r.state, r."unitId", ${ground.clock.version}::int, r."receivedAt", r."dispatchedAt", r."closedAt", r."closedAt",
      r."dueAt", r."dueAt", r.certainty, r.outcome, ${importId}::uuid, ${ctx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(made)}::json) as r(id uuid, number text, kind text, category text, urgency text, title text,
      words text, "placeId" uuid, "townId" uuid, "communityId" uuid, "gridId" uuid, "compoundId" uuid, "buildingId" uuid, spot text,
      lon double precision, lat double precision, "reporterId" uuid, state text, "unitId" uuid, "receivedAt" timestamptz,
      "dispatchedAt" timestamptz, "closedAt" timestamptz, "dueAt" timestamptz, certainty text, outcome text)`.execute(
    ctx.db,
  );
  await Promise.all([
    sql`insert into cases.search (county, case_id, bucket, document)
      select ${ctx.county}, * from unnest(${made.map((one) => one.id)}::uuid[], ${made.map((one) => one.bucket)}::int[],
        ${made.map((one) => one.document)}::tsvector[])`.execute(ctx.db),
    sql`insert into cases.reporters (county, case_id, person_id, joined_at, via)
      select ${ctx.county}, r.id, r.person, r.at, 'report' from unnest(${made.map((one) => one.id)}::uuid[],
        ${made.map((one) => one.reporterId)}::uuid[], ${made.map((one) => one.receivedAt)}::timestamptz[]) as r(id, person, at)
      where r.person is not null`.execute(ctx.db),
    sql`insert into cases.imported_rows (county, source, external_id, import_id, case_id)
      select ${ctx.county}, ${source}, r.external, ${importId}::uuid, r.id from unnest(${made.map((one) => one.id)}::uuid[],
        ${made.map((one) => one.externalId)}::text[]) as r(id, external)`.execute(ctx.db),
    sql`insert into activity.entries (county, id, at, actor_id, actor_role, kind, thing_id, detail)
      select ${ctx.county}, r.entry, r.at, ${ctx.actor.id}::uuid, ${ctx.actor.role}, 'case.imported', r.id, r.detail
      from unnest(${made.map(() => newId())}::uuid[], ${made.map((one) => one.receivedAt)}::timestamptz[],
        ${made.map((one) => one.id)}::uuid[], ${made.map((one) => JSON.stringify(one.detail))}::jsonb[]) as r(entry, at, id, detail)`.execute(
      ctx.db,
    ),
  ]);
}

async function makeUnits(ctx: Ctx, rows: PreparedRow[], ground: ImportGround) {
  for (const name of new Set(rows.map((row) => row.unitName))) {
    if (!name || ground.units.has(name)) continue;
    ground.units.set(name, await addOrganization(ctx, { kind: 'department', name, placeId: ground.county.placeId }));
  }
}

async function caseOf(ctx: Ctx, row: PreparedRow, serial: number, ground: ImportGround) {
  const id = newId(row.receivedAt.getTime());
  const unitId = row.unitName ? (ground.units.get(row.unitName) ?? null) : null;
  const state = row.isClosed ? ('closed' as const) : unitId ? ('to-sign' as const) : ('to-dispatch' as const);
  const closedAt = row.isClosed ? (row.closedAt ?? row.receivedAt) : null;
  const { placeId, townId, communityId, gridId, compoundId, buildingId } = row.area;
  const area = { placeId, townId, communityId, gridId, compoundId, buildingId };
  const facts = { ...row, ...area, unitId, cycle: 1, state, channel: 'import' as const };
  return {
    ...area,
    id,
    number: numberOf(row.receivedAt, serial),
    bucket: bucketOf(serial),
    document: searchDocument(facts),
    externalId: row.externalId ?? id,
    kind: row.kind,
    category: row.category,
    urgency: row.urgency,
    title: row.title,
    words: row.words,
    spot: row.spot
      ? ctx.means.sealer.seal(row.spot.slice(0, 200), `cases.cases.spot:${ctx.county}:${id}`).toString('base64')
      : null,
    lon: row.lon,
    lat: row.lat,
    reporterId: await reporterOf(ctx, row),
    state,
    unitId,
    receivedAt: row.receivedAt,
    dispatchedAt: unitId ? row.receivedAt : null,
    closedAt,
    dueAt: row.dueAt,
    certainty: row.certainty,
    outcome: row.isClosed ? 'imported' : null,
    detail: {
      ...factsOf(facts, state),
      from: null,
      closedAt: closedAt?.toISOString() ?? null,
      onTime: row.reckonedOnTime,
    },
  };
}

async function reporterOf(ctx: Ctx, row: PreparedRow): Promise<string | null> {
  if (!row.reporterPhone) return null;
  const known = await findPersonByPhone(ctx, row.reporterPhone);
  return known ?? addPerson(ctx, { name: row.reporterName ?? '居民', phone: row.reporterPhone });
}

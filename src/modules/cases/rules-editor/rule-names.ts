import { sql } from 'kysely';
import type { Ctx, ReadCtx } from '../../../platform/context.ts';
import type { CaseRules } from '../rule-pack.ts';
import type { Names } from './section.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Open units, and the places a catalogue speaks of or a form may name; a name that two bear leads nowhere. */
export async function ruleNames(ctx: ReadCtx | Ctx, rules: CaseRules, typed: readonly string[] = []) {
  const placeIds = rules.catalogue.flatMap((entry) => entry.placeId ?? []);
  const [units, places] = await Promise.all([
    sql<Named>`select id, name from organizations.organizations
      where county = ${ctx.county} and closed_on is null order by name limit 2000`.execute(ctx.db as never),
    sql<Named>`select id, name from places.places where county = ${ctx.county} and closed_on is null
      and (id = any(${placeIds}::uuid[]) or name = any(${[...typed]}::text[]))
      and level in ('town', 'community', 'compound') limit 2000`.execute(ctx.db as never),
  ]);
  const names: Names = {
    unitName: byId(units.rows),
    unitId: byName(units.rows),
    placeName: byId(places.rows),
    placeId: byName(places.rows),
  };
  return { names, units: units.rows.map((unit) => unit.name) };
}

const byId = (rows: readonly Named[]) => (id: string) => rows.find((row) => row.id === id)?.name;

function byName(rows: readonly Named[]) {
  return (name: string) => {
    const found = rows.filter((row) => row.name === name);
    return found.length === 1 ? found[0]?.id : undefined;
  };
}

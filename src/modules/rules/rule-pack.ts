import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx, ReadCtx } from '../../platform/context.ts';

/** A named set of a county's rules: its shape, and what ships for a county that has published none. */
export interface RulePack<S extends z.ZodType> {
  readonly name: string;
  readonly schema: S;
  readonly defaults: z.output<S>;
}

export interface CurrentRules<T> {
  readonly version: number;
  readonly body: T;
}

interface Row {
  version: number;
  effectiveFrom: Date;
  body: unknown;
}

// Rules change a few times a year and are read by every request; another process learns of a change within seconds.
const freshFor = 3000;
const cache = new Map<string, { readAt: number; rows: { version: number; from: number; body: unknown }[] }>();

/** The rules in force in this county at a moment (now unless told): the newest version whose day has come, else the shipped ones. */
export async function rulesOf<S extends z.ZodType>(
  ctx: ReadCtx | Ctx,
  pack: RulePack<S>,
  at: Date = ctx.now,
): Promise<CurrentRules<z.output<S>>> {
  const key = `${ctx.county}/${pack.name}`;
  let known = cache.get(key);
  if (!known || Date.now() - known.readAt > freshFor) {
    const found = await sql<Row>`select version, effective_from, body from rules.packs
      where county = ${ctx.county} and pack = ${pack.name} order by effective_from desc, version desc`.execute(
      ctx.db as never,
    );
    const before = new Map(known?.rows.map((row) => [row.version, row]));
    known = {
      readAt: Date.now(),
      rows: found.rows.map(
        (row) =>
          before.get(row.version) ?? {
            version: row.version,
            from: row.effectiveFrom.getTime(),
            body: pack.schema.parse(row.body),
          },
      ),
    };
    cache.set(key, known);
  }
  const found = known.rows.find((row) => row.from <= at.getTime());
  return found ? { version: found.version, body: found.body as z.output<S> } : { version: 0, body: pack.defaults };
}

/** The next request reads the rules again; called after this process published some. */
export function forgetRules(county: number) {
  for (const key of cache.keys()) if (key.startsWith(`${county}/`)) cache.delete(key);
}

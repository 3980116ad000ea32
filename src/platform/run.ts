import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor, Command, Means, Query } from './context.ts';
import { isLostConnection, refusalOf } from './db/constraints.ts';
import { type Db, inTransaction } from './db/database.ts';
import { Conflict, Invalid, Refusal } from './errors.ts';
import { newId } from './ids.ts';

/** The two pools: the second refuses every write, whatever the code says, and may be a replica. */
export interface Databases {
  readonly write: Db;
  readonly read: Db;
}

export interface Call {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly means: Means;
  readonly key?: string | undefined;
  readonly about?: string | undefined;
}

/** Runs a query on the read-only pool. */
export async function runQuery<I extends z.ZodType, R>(
  dbs: Databases,
  asked: Query<I, R>,
  call: Call,
  raw: unknown,
): Promise<R> {
  const input = parse(asked.input, raw);
  try {
    return await asked.run({ ...call, county: call.actor.county, db: dbs.read }, input);
  } catch (problem) {
    throw refusalOf(problem) ?? problem;
  }
}

/**
 * Runs a command in one transaction, once per idempotency key: the same key answers the stored result, the same key
 * with another request is refused. When the connection broke before the outcome was known, the whole is tried once more.
 */
export async function runCommand<I extends z.ZodType, R>(
  dbs: Databases,
  asked: Command<I, R>,
  call: Call,
  raw: unknown,
): Promise<R> {
  const input = parse(asked.input, raw);
  const key = call.key ?? newId();
  // Keyed, because what people type (a phone, a code) is soon guessed from a plain digest.
  const request = call.means.sealer.mac(Buffer.from((call.about ?? '') + JSON.stringify(raw ?? null)));
  const kept = { county: call.actor.county, personId: call.actor.id ?? nobody, key, request };
  for (let tries = 0; ; tries++) {
    try {
      const result = await inTransaction(dbs.write, async (db) => {
        const made = await asked.run({ ...call, county: call.actor.county, db }, input);
        if (!asked.secret && !(made instanceof Refusal)) await keep(db, kept, made, call.now);
        return made;
      });
      if (result instanceof Refusal) throw result;
      return result;
    } catch (problem) {
      if (call.key || tries > 0) {
        const earlier = await keptResult(dbs.write, kept).catch(onlyRefusal);
        if (earlier) return earlier.result as R;
      }
      if (tries === 0 && isLostConnection(problem)) continue;
      throw refusalOf(problem) ?? problem;
    }
  }
}

/** A key used for something else is said so; when the database is away, the first failure tells more. */
function onlyRefusal(failure: unknown): undefined {
  if (failure instanceof Refusal) throw failure;
}

const nobody = '00000000-0000-0000-0000-000000000000';

interface Kept {
  county: number;
  personId: string;
  key: string;
  request: Buffer;
}

async function keep(db: Db, kept: Kept, result: unknown, now: Date) {
  await sql`insert into platform.idempotency_keys (county, person_id, key, request, result, made_at)
    values (${kept.county}, ${kept.personId}, ${kept.key}, ${kept.request}, ${JSON.stringify(result ?? null)}, ${now})`.execute(
    db,
  );
}

async function keptResult(db: Db, kept: Kept): Promise<{ result: unknown } | undefined> {
  const found = await sql<{ request: Buffer; result: unknown }>`
    select request, result from platform.idempotency_keys
    where county = ${kept.county} and person_id = ${kept.personId} and key = ${kept.key}`.execute(db);
  const row = found.rows[0];
  if (!row) return undefined;
  if (!row.request.equals(kept.request)) {
    throw new Conflict('key-reused', '这份表单已经提交过别的内容，请刷新页面后再填。');
  }
  return { result: row.result };
}

/** Reads raw input by its schema; each problem becomes one Chinese sentence beside its field. */
export function parse<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const fields: Record<string, string> = {};
  for (const issue of read.error.issues) fields[issue.path.join('.') || 'form'] ??= issue.message;
  throw new Invalid(fields);
}

z.config(z.locales.zhCN());

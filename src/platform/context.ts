import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Tables } from './db/tables.ts';
import type { Refusal } from './errors.ts';
import type { Log } from './log.ts';

/** Who is asking, as ids and words: never a name. Words are granted within a place or an organization. */
export interface Actor {
  readonly id: string | null;
  readonly county: number;
  readonly role: string | null;
  readonly grantId: string | null;
  readonly place: { readonly id: string; readonly level: string; readonly name: string } | null;
  readonly organizationId: string | null;
  readonly scopes: readonly string[] | null;
  /** The browser session they act in; null behind a bearer token and for strangers. */
  readonly sessionId: string | null;
  can(word: string): boolean;
}

/** What a query may use: a read-only database and the moment of the request. */
export interface ReadCtx {
  readonly county: number;
  readonly actor: Actor;
  readonly now: Date;
  readonly db: ReadDb;
  readonly requestId: string;
  readonly means: Means;
}

/** What a command may use: one transaction. */
export interface Ctx extends ReadCtx {
  readonly db: Kysely<Tables>;
}

/** A database handle that has no way to write; its connections are read-only too. */
export type ReadDb = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'getExecutor' | 'fn'>;

/** The outside things a module may reach, made once by the composition root. */
export interface Means {
  readonly log: Log;
  readonly sealer: import('./sealing/index.ts').Sealer;
  readonly files: import('./files/file-store.ts').FileStore;
  readonly channels: import('./delivery/read-channels.ts').Channels;
  readonly demo: boolean;
  readonly origin: string | undefined;
}

export interface Query<I extends z.ZodType = z.ZodType, R = unknown> {
  readonly kind: 'query';
  readonly input: I;
  readonly output: z.ZodType | undefined;
  run(ctx: ReadCtx, input: z.output<I>): Promise<R>;
}

export interface Command<I extends z.ZodType = z.ZodType, R = unknown> {
  readonly kind: 'command';
  readonly input: I;
  readonly output: z.ZodType | undefined;
  /** The result holds a secret (a session, a token): it is never kept for replays. */
  readonly secret: boolean;
  run(ctx: Ctx, input: z.output<I>): Promise<R>;
}

/** Pairs an input schema with a reader; `output` describes the JSON in the API document. */
export function query<I extends z.ZodType, R>(
  input: I,
  run: (ctx: ReadCtx, input: z.output<I>) => Promise<R>,
  output?: z.ZodType,
): Query<I, R> {
  return { kind: 'query', input, output, run };
}

/**
 * Pairs an input schema with a change: take, check, change, record, return, in one transaction. A refusal that is thrown
 * undoes everything; one that is returned keeps what was changed, such as the count of wrong passwords.
 */
export function command<I extends z.ZodType, R>(
  input: I,
  run: (ctx: Ctx, input: z.output<I>) => Promise<R | Refusal>,
  options: { output?: z.ZodType; secret?: true } = {},
): Command<I, R> {
  // Only the runner meets a returned refusal, and throws it after the commit.
  const made = run as Command<I, R>['run'];
  return { kind: 'command', input, output: options.output, secret: options.secret ?? false, run: made };
}

import type { Socket } from 'node:net';
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

// bigint counts and numeric sums stay within 2^53 here; dates stay the words they are.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * A pool of PostgreSQL connections behind Kysely. Statements are prepared once a connection and sent without waiting
 * for the one before, so a transaction costs as many round trips as it has real dependencies.
 */
export function openDatabase(url: string, options: { size: number; readOnly?: boolean; name?: string }) {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size,
    pipeline: true,
    application_name: options.name ?? 'jinlin',
    idleTimeoutMillis: 60_000,
    options: options.readOnly ? '-c default_transaction_read_only=on' : '-c lock_timeout=10s',
  } as pg.PoolConfig);
  // An idle connection that breaks is replaced by the pool; the query that meets the break reports it.
  pool.on('error', () => undefined);
  const db: Db = new Kysely<Tables>({ dialect: new PipelinedDialect(() => new PipelinedDriver(pool)), plugins });
  pools.set(db, pool);
  return { pool, db };
}

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
const pools = new WeakMap<Db, pg.Pool>();

/**
 * One transaction whose statements do not wait for each other: Kysely's own lets each answer before the next is sent.
 * Statements issued together leave together and run in the order they were issued; the first that fails fails all.
 */
export async function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  const pool = pools.get(db);
  if (!pool) throw new Error('a transaction begins on a database, not inside another transaction');
  const connection = new PreparedConnection(await pool.connect());
  connection.start();
  try {
    const result = await work(
      new Kysely<Tables>({ dialect: new PipelinedDialect(() => new BoundDriver(connection)), plugins }),
    );
    await connection.finish('commit');
    return result;
  } catch (problem) {
    await connection.finish('rollback').catch(() => undefined);
    throw problem;
  } finally {
    connection.release();
  }
}

class PipelinedDialect implements Dialect {
  readonly #driver: () => Driver;
  constructor(driver: () => Driver) {
    this.#driver = driver;
  }
  createDriver() {
    return this.#driver();
  }
  createQueryCompiler() {
    return new PostgresQueryCompiler();
  }
  createAdapter() {
    return new PostgresAdapter();
  }
  createIntrospector(db: Kysely<unknown>) {
    return new PostgresIntrospector(db);
  }
}

class PipelinedDriver implements Driver {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }
  async init() {}
  async acquireConnection() {
    return new PreparedConnection(await this.#pool.connect());
  }
  /** `begin` leaves without being waited for: the first statement follows it on the wire. */
  async beginTransaction(connection: PreparedConnection) {
    connection.start();
  }
  async commitTransaction(connection: PreparedConnection) {
    await connection.finish('commit');
  }
  async rollbackTransaction(connection: PreparedConnection) {
    await connection.finish('rollback');
  }
  async releaseConnection(connection: PreparedConnection) {
    connection.release();
  }
  async destroy() {
    await this.#pool.end();
  }
}

/** Every statement of one transaction goes to its one connection, at once. */
class BoundDriver implements Driver {
  readonly #connection: PreparedConnection;
  constructor(connection: PreparedConnection) {
    this.#connection = connection;
  }
  async init() {}
  async acquireConnection() {
    return this.#connection;
  }
  async beginTransaction() {
    throw new Error('a transaction begins on a database, not inside another transaction');
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}

// The statements of the product are a bounded set; the bound keeps a caller that builds texts from filling a server.
const names = new Map<string, string>();
const maxNames = 2000;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= maxNames) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

class PreparedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  #begun: Promise<unknown> | undefined;
  #broken: Error | undefined;
  #over = false;
  constructor(client: pg.PoolClient) {
    this.#client = client;
  }
  start() {
    this.#begun = this.#client.query('begin');
    this.#begun.catch((problem: Error) => {
      this.#broken = problem;
    });
  }
  async finish(word: 'commit' | 'rollback') {
    // A statement still waiting for its turn would follow the end on the wire, and stand for itself.
    this.#over = true;
    await this.#begun;
    const done = await this.#client.query(word);
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
    if (word === 'commit' && done.command !== 'COMMIT')
      throw new Error('the transaction had failed and was rolled back');
  }
  /** Statements sent in one turn leave in one write: a transaction costs the kernel a few calls instead of dozens. */
  #gather() {
    const { stream } = (this.#client as unknown as { connection: { stream: Socket } }).connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
  release() {
    this.#client.release(this.#broken);
  }
  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#over) throw new Error('the transaction is over');
    const name = nameOf(compiled.sql);
    this.#gather();
    const result = await this.#client.query<R & pg.QueryResultRow>({
      ...(name ? { name } : {}),
      text: compiled.sql,
      values: [...compiled.parameters],
    });
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('page by key instead of streaming');
  }
}

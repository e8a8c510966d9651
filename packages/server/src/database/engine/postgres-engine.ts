import type {Pool, PoolClient, QueryResult} from 'pg';
import {Unavailable, type Engine, type SharedRead, type SharedWrite} from './engine.ts';
import {counterShardLock, type Operation, type Row, type Statement} from './operation.ts';
import {isLost, postgresFailure, spendsConnection} from './postgres-failures.ts';
import {statementNames, type PostgresQuery} from './postgres-statements.ts';
import {sharedTransactions} from './shared-transactions.ts';

/** How often a write that PostgreSQL gave up on, for the sake of another one, is tried. */
const attempts = 10;
/** Counts of one institution, day and level are spread over as many rows. */
const counterShards = 16;
/** At most this many shared transactions run at once; other writes and reads use the other connections. */
const maxSharedConnections = 3;
/** At most this many statements are pipelined at once; with more, results would pile up in memory. */
const statementsAtOnce = 500;

/** No reader waits here, and each statement scans the whole day that its batch belongs to. */
const batchSize = 50_000;

/** How long work that is under way may take when the program ends, in milliseconds. */
const lastWorkMs = 20_000;
/** How long the server may take to close a connection, in milliseconds. */
const goodbyeMs = 2_000;

/** What the engine has to know about the way to the server, and about the server. */
export interface PostgresTraits {
  /**
   * Set where a pooler lends a connection of the server for one transaction only: nothing is left on a connection
   * between two transactions, neither settings nor prepared statements, and what is read is read in a transaction.
   */
  readonly pooler?: boolean;
  /** SQL at the beginning of each transaction, such as settings that a pooler would forget; empty for none. */
  readonly settings?: string;
  /** Set where tables are spread over several machines, so that a plan is made for the values of a statement. */
  readonly distributed?: boolean;
}

const readCommitted = 'BEGIN ISOLATION LEVEL READ COMMITTED';
const commit: PostgresQuery = {text: 'COMMIT'};

/**
 * Planner settings for statements that find a few rows by key: planned once for each connection, without sequential
 * scans.
 */
const byKeys = ['enable_seqscan = off', 'enable_hashjoin = off', 'enable_mergejoin = off', 'jit = off'];

/** In a new database sequential scans are fastest for some minutes, and a generic plan made then would stay. */
const genericPlans = 'plan_cache_mode = force_generic_plan';

/** How long the server may say nothing to the small write, in milliseconds: a check also finds silent connections. */
const checkMs = 5_000;

/** Whether the server takes writes, and a record of a few bytes in its log, which is durable at the commit. */
const readOnly: PostgresQuery = {text: `SELECT current_setting('transaction_read_only') AS state`};
const smallWrite: PostgresQuery = {text: `SELECT pg_logical_emit_message(true, 'ready', '')`};

/** Runs operations over a pool whose connections pipeline, so that a batch is one trip. */
export function postgresEngine(pool: Pool, traits: PostgresTraits = {}): Engine {
  const {pooler = false, settings = '', distributed = false} = traits;
  const beginning = (...more: readonly string[]): PostgresQuery => ({
    text: [readCommitted, settings, ...more].filter(part => part !== '').join('; '),
  });
  const begin = beginning();
  const local = distributed ? byKeys : [genericPlans, ...byKeys];
  const beginByKeys = beginning(...local.map(set => `SET LOCAL ${set}`));
  /** Every connection, and when it was last known to work, by a clock that nobody sets. */
  const clients = new Map<PoolClient, number>();
  const lent = new Set<PoolClient>();
  pool.on('connect', client => {
    clients.set(client, performance.now());
    // Without a listener, a connection that breaks while it is lent out would end the process; its query fails anyway.
    client.on('error', () => undefined);
  });
  pool.on('remove', client => clients.delete(client));
  const named = statementNames({prepared: !pooler});
  const firstShard = Math.floor(Math.random() * counterShards);

  const answers = async (
    client: PoolClient,
    statements: readonly Statement[],
    first: readonly PostgresQuery[] = [],
  ) => {
    const rows: (readonly Row[])[] = [];
    for (let start = 0; start === 0 || start < statements.length; start += statementsAtOnce) {
      const opening = start === 0 ? first : [];
      const part = statements.slice(start, start + statementsAtOnce).map(statement => named(statement, firstShard));
      const results = await send(client, [...opening, ...part]);
      rows.push(...results.slice(opening.length).map(result => result.rows));
    }
    return rows;
  };

  const drain = async <R>(client: PoolClient, operation: Operation<R>): Promise<R> => {
    let step = operation.next();
    while (!step.done) step = operation.next(await answers(client, step.value));
    return step.value;
  };

  const transact = async <R>(client: PoolClient, operation: Operation<R>): Promise<R> => {
    let opening = [begin];
    let step = operation.next();
    while (!step.done) {
      const rows = await answers(client, step.value, opening);
      opening = [];
      step = operation.next(rows);
    }
    committed(await send(client, [commit]));
    return step.value;
  };

  /**
   * The work of several writers in one transaction: first the statement that may wait for other writers, then, with the
   * lock of one counter shard where counters change, the remaining statements. No transaction waits for a row of others
   * while it holds counters, so counters cannot cause a deadlock.
   */
  const together = async (
    statements: readonly Statement[],
    connectionIndex: number,
    counts: boolean,
  ): Promise<(readonly Row[])[]> => {
    const shardNumber = (firstShard + connectionIndex) % counterShards;
    const lockShard: PostgresQuery = {
      ...(pooler ? {} : {name: 'slot'}),
      text: 'SELECT pg_advisory_xact_lock($1, $2)',
      values: [counterShardLock, shardNumber],
    };
    const [first, ...rest] = statements.map(statement => named(statement, shardNumber));
    const before = [beginByKeys, ...(first ? [first] : [])];
    const between = counts ? [lockShard] : [];
    const results = await withClient(async client => {
      const answers = await send(client, [...before, ...between, ...rest, commit]);
      committed(answers);
      return answers;
    });
    return [...results.slice(1, before.length), ...results.slice(before.length + between.length, -1)].map(
      ({rows}) => rows,
    );
  };

  /**
   * Lends a connection. Afterwards one that is left inside a transaction, because something failed, is rolled back, and
   * one that broke is replaced.
   */
  const withClient = async <R>(work: (client: PoolClient) => Promise<R>): Promise<R> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw postgresFailure(error);
    });
    const since = performance.now();
    lent.add(client);
    try {
      const result = await work(client);
      lent.delete(client);
      clients.set(client, performance.now());
      client.release();
      return result;
    } catch (error) {
      lent.delete(client);
      if (spendsConnection(error)) client.release(true);
      else await rollback(client);
      if (isLost(error)) leaveIdle(since);
      throw error;
    }
  };

  /**
   * What broke or silenced one connection did so to the others that lead there, and each would cost a caller a try: leaves
   * the idle ones that are not known to have worked after that moment.
   */
  const leaveIdle = (moment: number) => {
    for (const [client, workedAt] of clients)
      if (!lent.has(client) && workedAt < moment) client.connection.stream.destroy();
  };

  const checkWrite = async (client: PoolClient): Promise<void> => {
    const soon = (...queries: PostgresQuery[]) => queries.map(query => ({...query, query_timeout: checkMs}));
    const [, settings] = await send(client, soon(begin, readOnly));
    if (settings?.rows[0]?.['state'] !== 'off') throw new Unavailable('later', '25006');
    committed(await send(client, soon(smallWrite, commit)));
  };

  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  const begun = <R>(work: () => Promise<R>): Promise<R> => {
    if (closed) return Promise.reject(new Unavailable('later', 'CLOSED'));
    const result = work();
    const done = () => void underWay.delete(result);
    underWay.add(result);
    result.then(done, done);
    return result;
  };

  return {
    batchSize,
    read: operation => begun(() => withClient(client => (pooler ? transact : drain)(client, operation))),
    write: operation => begun(() => retrying(() => withClient(client => transact(client, operation())))),
    sharedRead<T, R>({statement, results}: SharedRead<T, R>) {
      const run = async (items: readonly T[]) => {
        const [rows = []] = await withClient(client => {
          const asked = [statement(items)];
          return pooler ? transact(client, inOneTrip(asked)) : answers(client, asked);
        });
        return results(items, rows);
      };
      const share = sharedTransactions(run, Math.min(maxSharedConnections, pool.options.max));
      return (item: T) => begun(() => share(item));
    },
    shared<T, R>({statements, results, counts}: SharedWrite<T, R>) {
      const run = async (items: readonly T[], connectionIndex: number) =>
        results(items, await together(statements(items), connectionIndex, counts === true));
      const share = sharedTransactions(run, Math.min(maxSharedConnections, pool.options.max));
      return (item: T) => begun(() => retrying(() => share(item)));
    },
    checkWrite: () => begun(() => withClient(checkWrite)),
    close: () =>
      (closed ??= atMost(lastWorkMs, Promise.allSettled(underWay)).then(() => endPool(pool, clients.keys()))),
  };
}

/** Statements that need no result of each other. */
function* inOneTrip(statements: readonly Statement[]): Operation<readonly (readonly Row[])[]> {
  return yield statements;
}

/** Waits for work, but not longer than some milliseconds. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>(resolve => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Says good-bye on every connection; a server that does not answer to that is left. */
export async function endPool(pool: Pool, clients: Iterable<PoolClient>): Promise<void> {
  const all = [...clients];
  const hangUp = setTimeout(() => all.forEach(client => client.connection.stream.destroy()), goodbyeMs);
  await pool.end();
  clearTimeout(hangUp);
}

/** Sends all statements before the first result is read; throws the first error when all results have arrived. */
async function send(client: PoolClient, queries: readonly PostgresQuery[]): Promise<QueryResult<Row>[]> {
  const {stream} = client.connection;
  stream.cork();
  const pending = queries.map(query => client.query<Row>(query));
  stream.uncork();
  const settled = await Promise.allSettled(pending);
  return settled.map(result => {
    if (result.status === 'rejected') throw postgresFailure(result.reason);
    return result.value;
  });
}

/** PostgreSQL answers COMMIT in a failed transaction with ROLLBACK instead of an error. */
function committed(results: readonly QueryResult[]): void {
  const answer = results.at(-1)?.command;
  if (answer !== 'COMMIT') throw new Error(`PostgreSQL answered COMMIT with ${answer}.`);
}

async function rollback(client: PoolClient): Promise<void> {
  try {
    if (client.getTransactionStatus() !== 'I') await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

/** Does a write again that the database gave up for the sake of another one. */
async function retrying<R>(write: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      const gaveWay = error instanceof Unavailable && error.remedy === 'again';
      if (!gaveWay || attempt >= attempts) throw error;
      await new Promise(resolve => setTimeout(resolve, Math.random() * 10 * attempt));
    }
  }
}

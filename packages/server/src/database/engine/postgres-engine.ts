import {DatabaseError, type Pool, type PoolClient, type QueryResult} from 'pg';
import {UniqueViolation, type Engine, type SharedWrite} from './engine.ts';
import {counterShardLock, type Operation, type Row, type Statement} from './operation.ts';
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

const begin: PostgresQuery = {text: 'BEGIN ISOLATION LEVEL READ COMMITTED'};
const commit: PostgresQuery = {text: 'COMMIT'};

/**
 * Planner settings for statements that find a few rows by key: planned once for each connection, without sequential
 * scans.
 */
const byKeys = ['enable_seqscan = off', 'enable_hashjoin = off', 'enable_mergejoin = off', 'jit = off'];

/** In a new database sequential scans are fastest for some minutes, and a generic plan made then would stay. */
const beginByKeys: PostgresQuery = {
  text: [begin.text, 'SET LOCAL plan_cache_mode = force_generic_plan', ...byKeys.map(set => `SET LOCAL ${set}`)].join(
    '; ',
  ),
};

/** Runs operations over a pool whose connections pipeline, so that a batch is one trip. */
export function postgresEngine(pool: Pool): Engine {
  const named = statementNames();
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
   * The work of several writers in one transaction: first what may wait for other writers, then, with the lock of one
   * counter shard, the remaining statements. No transaction waits for a rating while it holds counters, so counters
   * cannot cause a deadlock.
   */
  const together = async (statements: readonly Statement[], connectionIndex: number): Promise<(readonly Row[])[]> => {
    const shardNumber = (firstShard + connectionIndex) % counterShards;
    const [first = [], rest = []] = [statements.slice(0, 1), statements.slice(1)].map(part =>
      part.map(statement => named(statement, shardNumber)),
    );
    const lockShard: PostgresQuery = {
      name: 'slot',
      text: 'SELECT pg_advisory_xact_lock($1, $2)',
      values: [counterShardLock, shardNumber],
    };
    const results = await withClient(async client => {
      const answers = await send(client, [beginByKeys, ...first, lockShard, ...rest, commit]);
      committed(answers);
      return answers;
    });
    return [...results.slice(1, 1 + first.length), ...results.slice(2 + first.length, -1)].map(({rows}) => rows);
  };

  /** Lends a connection; one that is left inside a transaction, because something failed, is rolled back. */
  const withClient = async <R>(work: (client: PoolClient) => Promise<R>): Promise<R> => {
    const client = await pool.connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      await rollback(client);
      throw error;
    }
  };

  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  const begun = <R>(work: () => Promise<R>): Promise<R> => {
    if (closed) return Promise.reject(new Error('The storage is closed.'));
    const result = work();
    const done = () => void underWay.delete(result);
    underWay.add(result);
    result.then(done, done);
    return result;
  };

  return {
    batchSize,
    read: operation => begun(() => withClient(client => drain(client, operation, answers))),
    write: operation => begun(() => retrying(() => withClient(client => transact(client, operation())))),
    shared<T, R>({statements, results}: SharedWrite<T, R>) {
      const run = async (items: readonly T[], connectionIndex: number) =>
        results(items, await together(statements(items), connectionIndex));
      const share = sharedTransactions(run, Math.min(maxSharedConnections, pool.options.max));
      return (item: T) => begun(() => retrying(() => share(item)));
    },
    close: () => (closed ??= Promise.allSettled(underWay).then(() => pool.end())),
  };
}

async function drain<R>(
  client: PoolClient,
  operation: Operation<R>,
  answers: (client: PoolClient, statements: readonly Statement[]) => Promise<readonly (readonly Row[])[]>,
): Promise<R> {
  let step = operation.next();
  while (!step.done) step = operation.next(await answers(client, step.value));
  return step.value;
}

/** Sends everything before the first answer is read; throws the first error when all have been answered. */
async function send(client: PoolClient, queries: readonly PostgresQuery[]): Promise<QueryResult<Row>[]> {
  const {stream} = client.connection;
  stream.cork();
  const pending = queries.map(query => client.query<Row>(query));
  stream.uncork();
  const settled = await Promise.allSettled(pending);
  return settled.map(result => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

/** PostgreSQL answers a COMMIT after a failure politely, with ROLLBACK. */
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

async function retrying<R>(write: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      const code = error instanceof DatabaseError ? error.code : undefined;
      if (code === '23505') throw new UniqueViolation('A unique value is in use.', {cause: error});
      const gaveWay = code === '40001' || code === '40P01';
      if (!gaveWay || attempt >= attempts) throw error;
      await new Promise(resolve => setTimeout(resolve, Math.random() * 10 * attempt));
    }
  }
}

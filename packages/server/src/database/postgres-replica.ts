import {Pool, type PoolClient} from 'pg';
import {StorageUnavailable} from '../domain/storage.ts';
import type {Replica} from '../domain/statistics/replica.ts';
import {endPool, postgresEngine} from './engine/postgres-engine.ts';
import {sessionSettings} from './engine/postgres-session.ts';
import {marksOf} from './mark-options.ts';
import {connectionOptions} from './postgres.ts';
import {databaseIdentity} from './schema/migration.ts';
import {sqlStorage} from './sql-storage.ts';

/** What a replica is watched by. */
export interface ReplicaOptions {
  /** The address of the standby. */
  readonly url: string;
  /** The address of the primary, which the age of the standby is measured against. */
  readonly primaryUrl: string;
  /** How old its data may be to be used, in milliseconds. */
  readonly maxAgeMs: number;
  /** Hears that the replica is not used any more and why, and, with undefined, that it is used again. */
  readonly onChange?: (reason: string | undefined) => void;
}

/** How often primary and standby are asked, and how long each may take to answer, in milliseconds. */
const [everyMs, answerMs] = [1_000, 3_000];
/** How long a statement about results may take on the standby, in milliseconds. */
const statementMs = 15_000;
/** So many positions of the primary are remembered, a second each. */
const mostPositions = 7_200;

/** A place in the primary's log, and when everything before it was committed, by a clock that nobody sets. */
interface Position {
  readonly at: number;
  readonly lsn: bigint;
}

/**
 * Reads results from a streaming replica. Its age is measured without comparing clocks: each second a small record is
 * committed on the primary and its place in the log noted; the replica is as new as the newest noted place that it has
 * replayed. So an idle primary does not make it old, and a replica that is cut off grows old. It is not used while it is
 * away, is no standby of this database, or is older than it may be.
 */
export function postgresReplica({url, primaryUrl, maxAgeMs, onChange = () => undefined}: ReplicaOptions): Replica {
  const [primary, watcher, readers] = [
    new Pool({...connectionOptions(primaryUrl), max: 1, query_timeout: answerMs}),
    new Pool({...connectionOptions(url), max: 1, query_timeout: answerMs}),
    new Pool({...connectionOptions(url), query_timeout: statementMs + answerMs}),
  ];
  const clients = new Map<PoolClient, Pool>();
  for (const pool of [primary, watcher, readers]) {
    pool.on('error', () => undefined);
    pool.on('connect', client => {
      client.on('error', () => undefined);
      clients.set(client, pool);
    });
    pool.on('remove', client => clients.delete(client));
  }
  // In transactions that set what they need, so that it may lie behind a pooler.
  const settings = sessionSettings(undefined, statementMs, 'transaction');
  const engine = postgresEngine(readers, {pooler: true, settings});
  let positions: Position[] = [];
  let known: string | undefined;
  let confirmedAt: number | undefined;
  let problem: string | undefined = 'not asked yet';
  let reported: string | undefined;

  const notePosition = async () => {
    const at = performance.now();
    try {
      await primary.query(`SELECT pg_logical_emit_message(true, 'age', '')`);
      const {rows} = await primary.query<{lsn: string; known: string}>(
        `SELECT pg_current_wal_flush_lsn()::text AS lsn, ${databaseIdentity} AS known`,
      );
      const [row] = rows;
      if (!row) return;
      known = row.known;
      positions = [...positions.slice(1 - mostPositions), {at, lsn: lsnOf(row.lsn)}];
    } catch {
      // After a failover the log may go on elsewhere: what was noted before may be the place of something else.
      positions = [];
    }
  };

  const askReplica = async () => {
    try {
      const {rows} = await watcher.query<{standby: boolean; lsn: string | null; known: string | null}>(
        `SELECT pg_is_in_recovery() AS standby, pg_last_wal_replay_lsn()::text AS lsn, ${databaseIdentity} AS known`,
      );
      const [row] = rows;
      if (!row?.standby) return void (problem = 'REPLICA_URL leads to no standby');
      if (known !== undefined && row.known !== known)
        return void (problem = 'REPLICA_URL leads to a standby of another database, or of another version of this one');
      const replayed = row.lsn === null ? -1n : lsnOf(row.lsn);
      const reached = positions.findLast(({lsn}) => lsn <= replayed);
      if (reached) {
        confirmedAt = Math.max(confirmedAt ?? -Infinity, reached.at);
        positions = positions.filter(({at}) => at > reached.at);
      }
      problem = undefined;
    } catch (error) {
      problem = `the replica does not answer (${error instanceof Error ? error.message : 'no answer'})`;
    }
  };

  const ageMs = (): number | undefined => {
    const age = confirmedAt === undefined ? undefined : performance.now() - confirmedAt;
    return problem === undefined && age !== undefined && age <= maxAgeMs ? age : undefined;
  };

  const report = () => {
    const reason = ageMs() === undefined ? (problem ?? 'its data are too old') : undefined;
    if (reason === reported || reason === 'not asked yet') return;
    reported = reason;
    onChange(reason);
  };

  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = async (): Promise<void> => {
    await notePosition();
    await askReplica();
    if (stopped) return;
    report();
    timer = setTimeout(() => void (running = watch()), everyMs);
    timer.unref();
  };
  let running = watch();

  return {
    ageMs,
    storage: sqlStorage(engine, marksOf({})),
    gaveUp: error => {
      if (error instanceof StorageUnavailable) problem = `the replica does not answer (${error.code})`;
    },
    async close() {
      stopped = true;
      clearTimeout(timer);
      await running;
      const of = (pool: Pool) => [...clients.keys()].filter(client => clients.get(client) === pool);
      await Promise.all([engine.close(), endPool(primary, of(primary)), endPool(watcher, of(watcher))]);
    },
  };
}

/** A place in the log as a number: two halves in hexadecimal. */
function lsnOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

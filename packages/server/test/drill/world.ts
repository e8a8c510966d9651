import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import BetterSqlite from 'better-sqlite3';
import {Client} from 'pg';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {evidenceVerifiersOf, openStorage, readConfig} from '../../src/node.ts';
import {Caller, fill} from '../fixtures/api.fixtures.ts';
import {proxyBefore} from '../fixtures/postgres-proxy.fixtures.ts';
import {startPostgres} from '../fixtures/postgres.fixtures.ts';
import {launchServer, type Launched, type Lifetime} from '../fixtures/server-process.fixtures.ts';
import {mountSmallDisk, type SmallDisk} from '../fixtures/small-disk.fixtures.ts';
import type {TcpProxy} from '../fixtures/tcp-proxy.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import type {StoredRating} from './ledger.ts';

/** A database of the drill and what can be done to it. */
export interface Database {
  readonly name: 'PostgreSQL' | 'SQLite';
  /** How the server finds it. */
  readonly env: Record<string, string>;
  /** Ratings as they are stored, read past the server. */
  readonly stored: () => Promise<readonly StoredRating[]>;
  /** Where the page for operators restores a backup to: what its commands are given, and the database that is there then. */
  readonly restored: (folder: string) => {readonly variables: Record<string, string>; readonly database: Database};
  readonly postgres?: {
    readonly proxy: TcpProxy;
    readonly run: (sql: string) => Promise<void>;
    /**
     * Ends the database, which starts again by itself: with SIGKILL, or as `pg_ctl restart` does, fast (SIGINT) or
     * immediately (SIGQUIT). Waits until it has started again after the last time.
     */
    readonly end: (signal: 'SIGKILL' | 'SIGINT' | 'SIGQUIT') => Promise<void>;
    readonly disk: SmallDisk | undefined;
  };
  readonly sqlite?: {readonly file: string; readonly disk?: SmallDisk | undefined};
}

/** A clean-up list: what was started last is ended first. */
export class Ending implements Lifetime {
  readonly #work: (() => unknown)[] = [];

  after(work: () => unknown): void {
    this.#work.unshift(work);
  }

  async end(): Promise<void> {
    for (const work of this.#work) await work();
  }
}

/** The key of the log of every drill. */
export const evidenceKey = Buffer.alloc(32, 7).toString('base64');
/** All ratings that people gave, as {@link StoredRating}. */
export const storedRatings = `SELECT service_id AS "serviceId", idempotency_key AS "idempotencyKey",
  receipt_number AS "receiptNumber" FROM rating WHERE source = 'active'`;

/** A PostgreSQL of its own behind a proxy; undefined when PostgreSQL is not installed. */
export async function postgresDatabase(ending: Ending): Promise<Database | undefined> {
  // In memory, recovery after a kill takes a moment; on a disk PostgreSQL syncs every file first.
  const disk = mountSmallDisk('400m');
  if (disk) ending.after(() => disk.remove());
  const server = await startPostgres({startsAgain: true, ...(disk && {parent: disk.folder})});
  if (!server) return undefined;
  ending.after(server.stop);
  const proxy = await proxyBefore(server.url);
  ending.after(() => proxy.close());
  const folder = new URL(server.url).searchParams.get('host') ?? '';
  const run = async <R extends object>(sql: string, connectionString = server.url): Promise<R[]> => {
    const client = new Client({connectionString});
    client.on('error', () => undefined);
    await client.connect();
    return client
      .query<R>(sql)
      .then(({rows}) => rows)
      .finally(() => client.end());
  };
  const at = (url: string): Omit<Database, 'postgres'> => ({
    name: 'PostgreSQL',
    env: {DATABASE_URL: url, EVIDENCE_KEY: evidenceKey},
    stored: () => run<StoredRating>(storedRatings, url),
    restored() {
      const copy = new URL(server.url);
      copy.pathname = '/gov_rating_restored';
      return {variables: {RESTORED_URL: copy.href}, database: at(copy.href)};
    },
  });
  return {
    ...at(proxy.url),
    // Past the proxy, which may lose an answer.
    stored: () => run<StoredRating>(storedRatings),
    postgres: {
      disk,
      proxy,
      run: async sql => void (await run(sql)),
      async end(signal) {
        await untilUp(() => run('SELECT 1'));
        const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
        process.kill(Number(pid), signal);
      },
    },
  };
}

/** Asks a database until it answers. */
async function untilUp(ask: () => Promise<unknown>): Promise<void> {
  for (const until = performance.now() + 60_000; ;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}

/** A SQLite file, on a small disk of its own where this user can mount one. */
export function sqliteDatabase(ending: Ending): Database {
  const disk = mountSmallDisk('24m');
  const folder = disk?.folder ?? mkdtempSync(join(tmpdir(), 'gov-rating-drill-'));
  ending.after(() => (disk ? disk.remove() : rmSync(folder, {recursive: true, force: true})));
  return sqliteIn(folder, disk);
}

/** A SQLite file in a folder. */
export function sqliteIn(folder: string, disk?: SmallDisk): Database {
  const file = join(folder, 'gov-rating.db');
  return {
    name: 'SQLite',
    env: {DATA_DIR: folder, EVIDENCE_KEY: evidenceKey},
    restored(parent) {
      const copy = join(parent, 'restored');
      return {variables: {RESTORED: copy}, database: sqliteIn(copy)};
    },
    async stored() {
      const database = new BetterSqlite(file, {timeout: 5000});
      try {
        return database.prepare(storedRatings).all() as StoredRating[];
      } finally {
        database.close();
      }
    },
    sqlite: {file, disk},
  };
}

/** The server of the drill: one address, whichever process answers there. */
export class Server {
  readonly database: Database;
  readonly url: string;
  readonly caller: Caller;
  readonly #ending: Ending;
  readonly #env: Record<string, string>;
  readonly #clockFile: string;
  #process!: Launched;

  private constructor(database: Database, port: number, ending: Ending) {
    const folder = mkdtempSync(join(tmpdir(), 'gov-rating-drill-clock-'));
    ending.after(() => rmSync(folder, {recursive: true, force: true}));
    this.database = database;
    this.url = `http://127.0.0.1:${port}`;
    this.caller = new Caller(fetch, this.url);
    this.#ending = ending;
    this.#clockFile = join(folder, 'offset');
    writeFileSync(this.#clockFile, '0');
    this.#env = {
      ...database.env,
      PORT: String(port),
      DRILL_CLOCK: this.#clockFile,
      NODE_OPTIONS: `--import ${new URL('clock-preload.mjs', import.meta.url).href}`,
      // All raters and all of their retries come from one address.
      RATE_LIMITS: 'address=1000000,client=1000000',
    };
  }

  /** Fills the database and starts a server over it. */
  static async start(database: Database, ending: Ending): Promise<Server> {
    const storage = await openStorage({DATA_DIR: '', DATABASE_URL: undefined, ...database.env});
    await fill(storage);
    await storage.close();
    return Server.over(database, ending);
  }

  /** Starts a server over a database that is filled. */
  static async over(database: Database, ending: Ending): Promise<Server> {
    const server = new Server(database, await freePort(), ending);
    await server.startAgain();
    return server;
  }

  async startAgain(): Promise<void> {
    this.#process = launchServer(this.#ending, this.#env);
    await this.#process.says(/listens on/);
  }

  /** Kills the process as a power cut does, and starts another one. */
  async kill(): Promise<void> {
    await this.leave();
    await this.startAgain();
  }

  /** Kills the process; until it is started again nobody listens at its address. */
  async leave(): Promise<void> {
    this.#process.process.kill('SIGKILL');
    await this.#process.ended;
  }

  /** Whether the process that was started last is still there. */
  get lives(): boolean {
    return this.#process.process.exitCode === null && this.#process.process.signalCode === null;
  }

  /** The last lines that the process printed. */
  get lastLines(): string {
    return this.#process.output().trimEnd().split('\n').slice(-5).join('\n');
  }

  /** Moves the wall clock of the server; resolves when it has moved. */
  async moveClock(milliseconds: number): Promise<void> {
    writeFileSync(this.#clockFile, String(milliseconds));
    this.#process.process.kill('SIGUSR2');
    await this.#process.says(new RegExp(`clock moved by ${milliseconds} ms`));
  }

  /** Asks the server to stop, and checks counts and evidence as `recount` and `verify` do. */
  async stopAndCheck(): Promise<void> {
    this.#process.process.kill('SIGTERM');
    const {code} = await this.#process.ended;
    if (code !== 0) throw new Error(`The server ended with ${code}: ${this.#process.output().slice(-2000)}`);
    const config = readConfig(this.database.env);
    const storage = await openStorage(config);
    try {
      const differences = await storage.recount();
      if (differences.length > 0) throw new Error(`Counts are wrong: ${JSON.stringify(differences)}`);
      const report = await verifyLog(storage, await evidenceVerifiersOf(config));
      if (!report.sound) throw new Error(report.finding.text);
      if (report.remarks.length > 0) throw new Error(report.remarks.join('\n'));
    } finally {
      await storage.close();
    }
  }
}

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {appendFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {slowClients} from './slow-clients.ts';
import type {Server} from './world.ts';

/** One thing that goes wrong while raters are at work. */
export interface Step {
  readonly name: string;
  /** How many raters at a time; 8 by default. */
  readonly width?: number;
  /** How many raters in all, in the long drill; as many as the drill has for each step by default. */
  readonly raters?: number;
  /** Only in the long drill. */
  readonly long?: true;
  /** Why the step cannot be done here; undefined when it can. */
  readonly impossible?: (server: Server) => string | undefined;
  /** Breaks something, and puts it right again where it does not heal by itself. `next` resolves at the next receipt. */
  readonly work: (server: Server, next: () => Promise<void>) => Promise<void>;
}

const hour = 3_600_000;

const onEvery: readonly Step[] = [
  {
    name: 'kill -9 of the server',
    work: server => server.kill(),
  },
  {
    name: 'kill -9 of the server, three times in a row',
    long: true,
    async work(server, next) {
      for (let turn = 0; turn < 3; turn++) {
        await server.kill();
        await next();
      }
    },
  },
  {
    name: 'the clock of the server steps back by three hours, then ahead by ten minutes',
    async work(server, next) {
      await server.moveClock(-3 * hour);
      await next();
      await server.moveClock(hour / 6);
      await next();
      await server.moveClock(0);
    },
  },
  {
    name: 'sixty clients that are slow or never read',
    async work(server, next) {
      const clients = await slowClients(server.url, 60);
      for (let receipts = 0; receipts < 5; receipts++) await next();
      clients.leave();
    },
  },
  {name: '300 raters at once behind one address', width: 300, raters: 300, long: true, work: async () => undefined},
];

const onPostgres: readonly Step[] = [
  {
    name: 'connections cut by FIN and RST, in turn',
    async work({database: {postgres}}, next) {
      for (const how of ['fin', 'rst', 'fin', 'rst'] as const) {
        postgres?.proxy.cut(how);
        await next();
      }
    },
  },
  {
    name: 'connections ended by an administrator',
    async work({database: {postgres}}, next) {
      for (let turn = 0; turn < 4; turn++) {
        await postgres?.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`);
        await next();
      }
    },
  },
  {
    name: 'answers lost right after a commit',
    async work({database: {postgres}}, next) {
      for (let turn = 0; turn < 4; turn++) {
        postgres?.proxy.loseCommits(3);
        await next();
      }
      postgres?.proxy.loseCommits(0);
    },
  },
  {
    name: 'kill -9 of PostgreSQL',
    async work({database: {postgres}}, next) {
      await postgres?.end('SIGKILL');
      await next();
    },
  },
  {
    name: 'PostgreSQL is restarted, fast and immediately',
    width: 20,
    async work({database: {postgres}}, next) {
      for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
        await postgres?.end(signal);
        await next();
      }
    },
  },
  {
    name: 'PostgreSQL is killed and restarted thirty times under twenty raters',
    width: 20,
    raters: 600,
    long: true,
    async work({database: {postgres}}, next) {
      for (let turn = 0; turn < 30; turn++) {
        await postgres?.end((['SIGKILL', 'SIGINT', 'SIGQUIT'] as const)[turn % 3] ?? 'SIGKILL');
        for (let receipts = 0; receipts < 5; receipts++) await next();
      }
    },
  },
  {
    name: 'PostgreSQL becomes a standby that only reads, and then takes writes again',
    async work(server, next) {
      const {database} = server;
      await database.postgres?.run('ALTER SYSTEM SET default_transaction_read_only = on');
      await database.postgres?.run('SELECT pg_reload_conf()');
      await untilReady(server, false);
      await database.postgres?.run('ALTER SYSTEM RESET default_transaction_read_only');
      await database.postgres?.run('SELECT pg_reload_conf()');
      await untilReady(server, true);
      await next();
    },
  },
  {
    name: 'a network that swallows everything',
    long: true,
    async work({database: {postgres}}, next) {
      postgres?.proxy.cut('silence');
      await next();
    },
  },
  {
    name: 'the disk of PostgreSQL is full, and then has room again',
    long: true,
    impossible: ({database: {postgres}}) => (postgres?.disk ? undefined : 'only root can mount a small disk'),
    async work(server, next) {
      const ballast = join(server.database.postgres?.disk?.folder ?? '', 'ballast');
      fillUp(ballast);
      await server.database.postgres?.run('SELECT pg_switch_wal()').catch(() => undefined);
      await untilReady(server, false);
      rmSync(ballast);
      await untilReady(server, true);
      await next();
    },
  },
];

const program = fileURLToPath(new URL('../programs/file-locker.ts', import.meta.url));

const onSqlite: readonly Step[] = [
  {
    name: 'the disk is full, and then has room again',
    impossible: ({database: {sqlite}}) => (sqlite?.disk ? undefined : 'only root can mount a small disk'),
    async work(server, next) {
      const folder = server.database.sqlite?.disk?.folder ?? '';
      const ballast = join(folder, 'ballast');
      fillUp(ballast);
      await untilReady(server, false);
      rmSync(ballast);
      await untilReady(server, true);
      await next();
    },
  },
  {
    name: 'another program writes the file for a while',
    async work(server, next) {
      const child = spawn(
        process.execPath,
        ['--conditions=@gov-rating/source', program, server.database.sqlite?.file ?? ''],
        {stdio: ['pipe', 'pipe', 'ignore']},
      );
      await once(child.stdout, 'data');
      await untilReady(server, false);
      const ended = once(child, 'exit');
      child.stdin.write('go\n');
      await ended;
      await next();
    },
  },
];

/** The steps for a database, in the order in which they are done. */
export const stepsFor = (name: 'PostgreSQL' | 'SQLite'): readonly Step[] => [
  ...(name === 'PostgreSQL' ? onPostgres : onSqlite),
  ...onEvery,
];

/** Writes until no byte is left. */
function fillUp(file: string): void {
  for (let size = 1 << 20; size >= 1;) {
    try {
      appendFileSync(file, Buffer.alloc(size));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      size >>= 1;
    }
  }
}

/** Asks until the server says that it takes ratings, or that it does not. */
async function untilReady(server: Server, ready: boolean): Promise<void> {
  for (const until = performance.now() + 30_000; performance.now() < until;) {
    const {status} = await fetch(`${server.url}/readyz`);
    if ((status === 200) === ready) return;
  }
  throw new Error(`The server did not say within 30 seconds that it is ${ready ? '' : 'not '}ready.`);
}

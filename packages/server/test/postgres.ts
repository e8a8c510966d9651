import {execFileSync, spawn} from 'node:child_process';
import {on} from 'node:events';
import {accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import type {Readable} from 'node:stream';
import {Client} from 'pg';

/** A running PostgreSQL that tests may fill; `stop` removes all traces. */
export interface TestPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** What a skipped test says. */
export const howToGetPostgres =
  'PostgreSQL was not found. Install it (Debian: apt-get install postgresql) or set GOV_RATING_TEST_POSTGRES to the URL of a running server.';

/**
 * The server named by GOV_RATING_TEST_POSTGRES, else a new one from installed binaries: own folder, own socket, no
 * port, fsync on, gone when this process is, however it ends. Undefined when there is none; with CI=true that is an error.
 */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const given = process.env['GOV_RATING_TEST_POSTGRES'];
  if (given) return {url: given, stop: async () => undefined};
  const binaries = findBinaries();
  if (binaries) return startCluster(binaries);
  if (process.env['CI'] === 'true') throw new Error(howToGetPostgres);
  return undefined;
}

/**
 * An empty schema of its own on a server, and the URL under which a storage sees nothing else; connections made with it
 * carry its name as `application_name`.
 */
export async function freshSchema(url: string): Promise<{readonly url: string; readonly drop: () => Promise<void>}> {
  const schema = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string) => {
    const client = new Client({connectionString: url});
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE SCHEMA ${schema}`);
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${schema}`);
  own.searchParams.set('application_name', schema);
  return {url: own.href, drop: () => run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)};
}

/** Debian's folders, newest first, then the PATH. */
function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = isRunnable(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [
    ...versions.map(version => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find(folder => isRunnable(join(folder, 'initdb')) && isRunnable(join(folder, 'postgres')));
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
function anotherUser(): {readonly uid: number; readonly gid: number} | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], {stdio: ['ignore', 'pipe', 'ignore']}));
  for (const user of ['postgres', 'nobody']) {
    try {
      return {uid: id('-u', user), gid: id('-g', user)};
    } catch (error) {
      if (user === 'nobody') throw error;
    }
  }
  return undefined;
}

/** Ends the server and deletes its folder when the pipe to this process closes, even if that was killed. */
const keeper = `"$1" -D "$2/data" -c unix_socket_directories="$2" -c listen_addresses= -c fsync=on -c max_connections=50 &
cat; kill -QUIT $!; wait; rm -rf "$2"`;

async function startCluster(binaries: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'gov-rating-pg-'));
  const user = anotherUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = {cwd: folder, env: {PATH: process.env['PATH'], LC_ALL: 'C'}, ...user};
  try {
    const initdb = [
      '-D',
      join(folder, 'data'),
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ];
    execFileSync(join(binaries, 'initdb'), initdb, {...options, stdio: ['ignore', 'ignore', 'pipe']});
  } catch (error) {
    rmSync(folder, {recursive: true, force: true});
    throw error;
  }
  const server = spawn('sh', ['-c', keeper, 'keeper', join(binaries, 'postgres'), folder], {
    ...options,
    // Out of reach of a Ctrl-C, which would end the keeper before it has tidied up.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
  const stop = async () => {
    server.ref();
    server.stdin.end();
    await ended;
  };
  try {
    await ready(server.stderr);
  } catch (error) {
    await stop();
    throw error;
  }
  // A process that forgets to stop the server may end all the same.
  server.unref();
  for (const pipe of [server.stdin, server.stderr]) if (pipe instanceof Socket) pipe.unref();
  return {url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`, stop};
}

/** Resolves when the server says that it takes connections; its further log is read and dropped. */
async function ready(log: Readable): Promise<void> {
  let said = '';
  log.setEncoding('utf8');
  for await (const [text] of on(log, 'data', {close: ['end']})) {
    said += text;
    if (said.includes('ready to accept connections')) {
      log.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

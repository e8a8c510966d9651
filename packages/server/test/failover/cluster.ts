import {spawnSync} from 'node:child_process';
import {chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {Client} from 'pg';
import {aFolder} from '../components/world.ts';
import {install, programPath, startProgram, type Packages, type Running} from '../components/programs.ts';
import {demand} from '../components/report.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {anotherUser, postgresPrograms} from '../fixtures/postgres.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {mountSmallDisk} from '../fixtures/small-disk.fixtures.ts';

/** What the drill needs of Debian; Patroni talks to etcd by python3-etcd. */
const packages: Packages = {
  patroni: () => programPath('patroni'),
  'etcd-server': () => programPath('etcd'),
  haproxy: () => programPath('haproxy'),
  postgresql: () => postgresPrograms(),
};

/** Installs what is missing where that is allowed, and stops what Debian then starts by itself; gives back what stays missing. */
export function installCluster(print: (line: string) => void): readonly string[] {
  const services = {patroni: 'patroni', 'etcd-server': 'etcd', haproxy: 'haproxy', postgresql: 'postgresql'};
  const before = Object.keys(services).filter(name => !packages[name]?.());
  const missing = install(print, packages, before.includes('patroni') ? ['python3-etcd'] : []);
  for (const [name, service] of Object.entries(services)) {
    if (!before.includes(name) || missing.includes(name)) continue;
    spawnSync('systemctl', ['disable', '--now', service], {stdio: 'ignore'});
    spawnSync('service', [service, 'stop'], {stdio: 'ignore'});
  }
  return missing;
}

/** One machine with Patroni and its PostgreSQL. */
export interface Node {
  readonly name: string;
  /** How it is asked past HAProxy. */
  readonly url: string;
  /** Starts Patroni, which starts PostgreSQL as whatever it then is. */
  readonly start: () => Promise<void>;
  /** Kills Patroni, the postmaster and every process of it at once, as a machine is lost. */
  readonly kill: () => Promise<void>;
  /** Stops both in order. */
  readonly stop: () => Promise<void>;
  /** Whether Patroni says that it is the primary, or a synchronous standby, now. */
  readonly is: (what: 'primary' | 'synchronous') => Promise<boolean>;
  /** What Patroni has said since it was started last. */
  readonly said: () => string;
}

/** Two nodes, etcd and HAProxy. */
export interface Cluster {
  readonly nodes: readonly [Node, Node];
  /** Leads to the primary, through HAProxy. */
  readonly url: string;
  /** The primary of now, and the other node. */
  readonly pair: () => Promise<readonly [primary: Node, other: Node] | undefined>;
}

/** Seconds of Patroni: after `ttl` without a sign of the primary another one takes over. `loop_wait` + 2 × `retry_timeout` ≤ `ttl`. */
export const timing = {ttl: 20, loop_wait: 5, retry_timeout: 5};

/** Asks every 50 ms until it is so. */
export async function until(what: string, seconds: number, ask: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = performance.now() + seconds * 1000; !(await ask()); await setTimeout(50))
    demand(performance.now() < end, `After ${seconds} seconds still not: ${what}`);
}

/**
 * Starts etcd, two nodes with a synchronous standby, and HAProxy with the block of docs/operate.md.
 *
 * @throws Error one of them did not start
 */
export async function startCluster(ending: Lifetime): Promise<Cluster> {
  // In memory, recovery after a kill takes a moment; on a disk PostgreSQL syncs every file first.
  const disk = mountSmallDisk('2g');
  if (disk) ending.after(() => disk.remove());
  const folder = disk?.folder ?? aFolder(ending, 'failover');
  const user = anotherUser();
  const own = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path, {mode: 0o700});
    if (user) chownSync(path, user.uid, user.gid);
    return path;
  };
  if (user) chownSync(folder, user.uid, user.gid);
  const [client, peer, door, ...others] = await freePorts(7);
  demand(client !== undefined && peer !== undefined && door !== undefined, 'No port is free.');
  const at = (port: number) => `http://127.0.0.1:${port}`;
  await startProgram(ending, programPath('etcd') ?? 'etcd', {
    args: [
      ...['--name', 'one', '--data-dir', own('etcd'), '--initial-cluster', `one=${at(peer)}`],
      ...['--listen-client-urls', at(client), '--advertise-client-urls', at(client)],
      ...['--listen-peer-urls', at(peer), '--initial-advertise-peer-urls', at(peer)],
    ],
    ready: /ready to serve client requests/,
    user,
    cwd: folder,
  });
  const made = ['one', 'two'].map((name, index) => {
    const [database = 0, rest = 0] = others.slice(index * 2);
    return {database, rest, node: aNode(ending, own(name), {name, database, rest, etcd: client, user})};
  });
  const [one, two] = made;
  demand(one !== undefined && two !== undefined, 'There are two nodes.');
  const nodes = [one.node, two.node] as const;
  for (const node of nodes) {
    await node.start();
    await until(`${node.name} runs`, 90, async () => (await node.is('primary')) || (await node.is('synchronous')));
  }
  await startHaproxy(ending, door, [one, two]);
  const pair: Cluster['pair'] = async () => {
    for (const [node, other] of [nodes, [nodes[1], nodes[0]] as const])
      if (await node.is('primary')) return [node, other];
    return undefined;
  };
  const url = urlAt(door);
  // Until its first checks, HAProxy takes every node for a primary, in turn.
  let writable = 0;
  await until('HAProxy leads to the primary alone', 60, async () => {
    writable = (await takesWrites(url)) ? writable + 1 : 0;
    return writable === 4;
  });
  return {nodes, url, pair};
}

const urlAt = (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres`;

async function takesWrites(connectionString: string): Promise<boolean> {
  const client = new Client({connectionString});
  client.on('error', () => undefined);
  try {
    await client.connect();
    const {rows} = await client.query<{standby: boolean}>('SELECT pg_is_in_recovery() AS standby');
    return rows[0]?.standby === false;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  } finally {
    await client.end();
  }
}

interface Place {
  readonly name: string;
  readonly database: number;
  readonly rest: number;
  readonly etcd: number;
  readonly user: {readonly uid: number; readonly gid: number} | undefined;
}

function aNode(ending: Lifetime, folder: string, place: Place): Node {
  const {name, database, rest, user} = place;
  const file = join(folder, 'patroni.json');
  const data = join(folder, 'data');
  writeFileSync(file, JSON.stringify(settings(folder, data, place)));
  let running: Running | undefined;
  return {
    name,
    url: urlAt(database),
    said: () => running?.said() ?? '',
    async start() {
      running = await startProgram(ending, programPath('patroni') ?? 'patroni', {
        args: [file],
        ready: rest,
        cwd: folder,
        env: {HOME: folder, LC_ALL: 'C'},
        user,
      });
    },
    async kill() {
      const [postmaster] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n').map(Number);
      const ended = running && once(running.process, 'exit');
      running?.process.kill('SIGKILL');
      if (postmaster !== undefined && postmaster > 0) killAll(postmaster);
      await ended;
    },
    async stop() {
      await running?.stop();
    },
    async is(what) {
      const answer = await fetch(`http://127.0.0.1:${rest}/${what}`).catch(() => undefined);
      await answer?.body?.cancel();
      return answer?.status === 200;
    },
  };
}

/** Patroni reads YAML, and JSON is YAML. */
const settings = (folder: string, data: string, {name, database, rest, etcd}: Place) => ({
  scope: 'gov-rating',
  name,
  restapi: {listen: `127.0.0.1:${rest}`, connect_address: `127.0.0.1:${rest}`},
  etcd3: {host: `127.0.0.1:${etcd}`},
  bootstrap: {
    dcs: {
      ...timing,
      synchronous_mode: true,
      postgresql: {use_pg_rewind: true, use_slots: true, parameters: {max_connections: 50, max_wal_size: '256MB'}},
    },
    initdb: [{encoding: 'UTF8'}, {locale: 'C'}, 'data-checksums'],
  },
  postgresql: {
    listen: `127.0.0.1:${database}`,
    connect_address: `127.0.0.1:${database}`,
    data_dir: data,
    bin_dir: postgresPrograms(),
    pgpass: join(folder, 'pgpass'),
    authentication: {
      superuser: {username: 'postgres', password: 'postgres'},
      replication: {username: 'replicator', password: 'replicator'},
    },
    pg_hba: ['local all all trust', 'host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust'],
    parameters: {unix_socket_directories: folder, fsync: 'on'},
    remove_data_directory_on_rewind_failure: true,
    remove_data_directory_on_diverged_timelines: true,
  },
});

/** Kills a process and all that it has started. */
function killAll(pid: number): void {
  // Stopped first, it starts nothing new while its children are looked up.
  process.kill(pid, 'SIGSTOP');
  const children = readdirSync('/proc').filter(name => /^\d+$/.test(name) && parentOf(name) === pid);
  for (const one of [pid, ...children.map(Number)]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (error instanceof Error) return undefined; // it has ended
    throw error;
  }
}

/** HAProxy with the block of the page; only ports and addresses are others. */
async function startHaproxy(
  ending: Lifetime,
  port: number,
  [one, two]: readonly [{database: number; rest: number}, {database: number; rest: number}],
): Promise<void> {
  const file = join(aFolder(ending, 'haproxy'), 'haproxy.cfg');
  const block = (await blockOfPage('HAProxy: primary'))
    .replace('127.0.0.1:5432', `127.0.0.1:${port}`)
    .replace('10.0.0.1:5432 check port 8008', `127.0.0.1:${one.database} check port ${one.rest}`)
    .replace('10.0.0.2:5432 check port 8008', `127.0.0.1:${two.database} check port ${two.rest}`);
  demand(!/10\.0\.0|8008/.test(block), `The block has other addresses:\n${block}`);
  writeFileSync(file, block);
  await startProgram(ending, programPath('haproxy') ?? 'haproxy', {args: ['-f', file, '-db'], ready: port});
}

/** Ports below those that the system lends to outgoing connections, so that a node that is started again finds its own. */
async function freePorts(count: number): Promise<number[]> {
  const free: number[] = [];
  for (let port = 25_000; port < 32_000 && free.length < count; port++) {
    const holder = createServer().listen(port, '127.0.0.1');
    const there = await Promise.race([
      once(holder, 'listening').then(() => true),
      once(holder, 'error').then(() => false),
    ]).catch(() => false);
    holder.close();
    if (there) free.push(port);
  }
  return free;
}

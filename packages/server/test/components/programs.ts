import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {connect} from 'node:net';
import {delimiter, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';

/** A program by its name, also where Debian puts services; undefined where it is not installed. */
export const programPath = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map(folder => join(folder, name))
    .find(existsSync);

/** Debian's packages by what they bring: something when it is there. */
export type Packages = Readonly<Record<string, () => string | boolean | undefined>>;

/** What the components are. */
const components: Packages = {
  nginx: () => programPath('nginx'),
  apache2: () => programPath('apache2'),
  'libapache2-mod-security2': () => existsSync('/usr/lib/apache2/modules/mod_security2.so'),
  'modsecurity-crs': () => existsSync('/usr/share/modsecurity-crs/rules'),
  haproxy: () => programPath('haproxy'),
  pgbouncer: () => programPath('pgbouncer'),
  postgresql: () => programPath('postgres') ?? existsSync('/usr/lib/postgresql'),
  curl: () => programPath('curl'),
  prometheus: () => programPath('promtool'),
  systemd: () => programPath('systemd-analyze'),
  openssl: () => programPath('openssl'),
};

/** Installs what is missing where that is allowed, and `more` with it; gives back what stays missing. */
export function install(
  print: (line: string) => void,
  packages: Packages = components,
  more: readonly string[] = [],
): readonly string[] {
  const missing = () => Object.entries(packages).flatMap(([name, there]) => (there() ? [] : [name]));
  const wanted = missing();
  if (wanted.length === 0 || process.getuid?.() !== 0 || programPath('apt-get') === undefined) return wanted;
  print(`Installing with apt-get: ${wanted.join(', ')}`);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...wanted, ...more]])
    spawnSync('apt-get', ['-qq', ...args], {stdio: ['ignore', 'ignore', 'inherit'], env});
  return missing();
}

/** A program that runs until its lifetime ends, and what it has said. */
export interface Running {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

/** How a program is started. */
export interface Starting {
  readonly args: readonly string[];
  /** What it says once it can be used, or the port on which it then listens. */
  readonly ready: RegExp | number;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  readonly user?: {readonly uid: number; readonly gid: number} | undefined;
}

/**
 * Starts a program and waits until it says that it is ready.
 *
 * @throws Error it ended before that; the message has what it said
 */
export async function startProgram(
  ending: Lifetime,
  program: string,
  {args, ready, env, cwd, user}: Starting,
): Promise<Running> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, ...env},
    cwd,
    ...user,
  });
  let text = '';
  const ended = once(child, 'close');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  ending.after(stop);
  await new Promise<void>((resolve, reject) => {
    const look = (piece: unknown) => {
      text += String(piece);
      if (ready instanceof RegExp && ready.test(text)) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('error', reject);
    void ended.then(() => reject(new Error(`${program} ended: ${text.slice(-2000)}`)));
    if (typeof ready === 'number') void listening(ready).then(resolve);
  });
  return {process: child, said: () => text, stop};
}

/** Resolves once somebody listens on a port of this machine. */
async function listening(port: number): Promise<void> {
  for (const until = performance.now() + 30_000; performance.now() < until;) {
    const socket = connect(port, '127.0.0.1');
    const there = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (there) return;
    await setTimeout(20);
  }
}

/**
 * Runs a program to its end and gives back what it printed.
 *
 * @throws Error it ended with another code than 0
 */
export function runProgram(program: string, args: readonly string[], env: Record<string, string> = {}): string {
  const {status, stdout, stderr, error} = spawnSync(program, args, {
    encoding: 'utf8',
    env: {...process.env, ...env},
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${(stdout + stderr).slice(-2000)}`);
  return stdout + stderr;
}

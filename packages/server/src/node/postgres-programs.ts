import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';

/** A program of PostgreSQL is not installed, or has failed; the message is a sentence for the operator. */
export class PostgresProgramError extends Error {
  override readonly name = 'PostgresProgramError';
}

/** The environment of a command, and the signal to stop. */
export interface PostgresRunner {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stop: AbortSignal;
}

/** How a program of PostgreSQL is run. */
export interface PostgresRun {
  /** The address of a database; its password is in no command line, which every user of the machine can read. */
  readonly url?: string;
  readonly args: readonly string[];
  /** Who runs it: the environment, in which the programs are looked for, and the signal to stop. */
  readonly by: PostgresRunner;
  /** Hears each line of the standard output. */
  readonly line?: (text: string) => void;
}

/**
 * Runs `pg_dump` or `pg_restore` to its end.
 *
 * @throws {PostgresProgramError} when it is not installed, was stopped or has failed
 */
export async function runPostgres(program: 'pg_dump' | 'pg_restore', run: PostgresRun): Promise<void> {
  const {url, args, by, line} = run;
  const {address, password} = url === undefined ? {address: [], password: {}} : connection(url);
  const child = spawn(program, [...address, '--no-password', ...args], {
    env: {...by.env, ...password},
    stdio: ['ignore', line ? 'pipe' : 'ignore', 'pipe'],
    signal: by.stop,
  });
  let said = '';
  child.stderr?.on('data', data => (said = (said + String(data)).slice(-2_000)));
  const ended = once(child, 'close').catch((error: unknown) => {
    throw new PostgresProgramError(whyNotRun(program, error), {cause: error});
  });
  if (child.stdout && line) createInterface({input: child.stdout}).on('line', line);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new PostgresProgramError(`${program} has failed: ${said.trim().replace(/\s*\n\s*/g, '; ')}`);
}

function whyNotRun(program: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT')
    return `${program} is not installed, or not on the PATH: install the client programs of PostgreSQL, such as postgresql-client, of the version of the server or later.`;
  return code === 'ABORT_ERR' ? `${program} was stopped.` : `${program} cannot be run: ${String(error)}`;
}

function connection(url: string) {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return {address: [`--dbname=${address.href}`], password: password === '' ? {} : {PGPASSWORD: password}};
}

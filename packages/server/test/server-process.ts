import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import type {TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {tokenSecret} from './harness.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A run of the program that came to its end. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** All that it has printed so far. */
  readonly output: () => string;
  readonly ended: Promise<Ended>;
}

/** Starts the program as an operator does; it is killed when the test ends. */
function start(context: TestContext, args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=@gov-rating/source', main, ...args], {
    env: {PATH: process.env.PATH ?? '', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  context.after(() => child.kill('SIGKILL'));
  const text = {stdout: '', stderr: ''};
  child.stdout.on('data', data => (text.stdout += String(data)));
  child.stderr.on('data', data => (text.stderr += String(data)));
  const ended = once(child, 'close').then(([code]): Ended => ({code: code as number | null, ...text}));
  return {child, text, ended};
}

/** Runs a command of the program to its end. */
export const runCommand = (
  context: TestContext,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> => start(context, args, env).ended;

/** Starts the server on any free port and waits until it says that it listens. */
export async function startServer(context: TestContext, env: Record<string, string>): Promise<ServerProcess> {
  const {child, text, ended} = start(context, [], {PORT: '0', TOKEN_SECRET: tokenSecret, ...env});
  for await (const line of createInterface({input: child.stdout})) {
    const port = /listens on http:\/\/localhost:(\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    // Reading on, or the pipe fills and the server waits for its reader.
    child.stdout.resume();
    return {url: `http://127.0.0.1:${port}`, process: child, output: () => text.stdout + text.stderr, ended};
  }
  throw new Error(`The server did not start: ${text.stdout}${text.stderr}`);
}

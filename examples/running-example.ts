import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/** The examples as a person starts them, on any free port. */
export interface RunningExample {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The key by which the evidence log of the examples is verified. */
  readonly evidenceKey: string;
  /** Everything printed so far. */
  readonly output: () => string;
  /** Resolves to the first group of a pattern as soon as it was printed. */
  readonly whenPrinted: (pattern: RegExp) => Promise<string>;
  /** Sends the signal and resolves to the exit code; null for a process that a signal has killed. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** How to start the examples. */
export interface StartOptions {
  /** Killed, as by a power cut, as soon as this was printed. */
  readonly killWhen?: string;
  /** What follows `npm start --`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const script = fileURLToPath(new URL('serve.ts', import.meta.url));

/** How long the first start, which fills the database, and a stop may take at most, in milliseconds. */
const startLimit = 240_000;
const stopLimit = 60_000;

/** A test that fails half-way leaves no process behind, which would keep the whole run from ending. */
const children = new Set<ChildProcess>();

/** Kills whatever a test has started and not stopped. */
export function killExamples(): void {
  for (const child of children) child.kill('SIGKILL');
}

/**
 * Starts the examples with their data in `dataDir`; rejects with what was printed when they do not come up in time. With
 * `killWhen` the process is killed, as by a power cut, as soon as it has printed that; `env` adds to the environment.
 */
export async function startExample(
  dataDir: string,
  {killWhen = '', args = [], env = {}}: StartOptions = {},
): Promise<RunningExample> {
  const child = spawn(process.execPath, ['--conditions=@gov-rating/source', script, ...args], {
    env: {...process.env, PORT: '0', DATA_DIR: dataDir, NODE_TEST_CONTEXT: undefined, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const up = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('Stop with Ctrl+C')) resolve();
      if (killWhen && output.includes(killWhen)) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', () => (killWhen ? resolve() : reject(new Error(`The examples did not start: ${output}`))));
  });
  await inTime(
    up,
    startLimit,
    child,
    () => `The examples did not come up in ${startLimit / 1000} s. Printed: ${output}`,
  );
  const printed = (label: RegExp) => label.exec(output)?.[1] ?? '';
  return {
    url: printed(/Examples\s+(http:\/\/\S+?)\/\n/),
    clientId: printed(/Example client\s+(\S+)/),
    clientSecret: printed(/its secret, made on this machine\s+(\S+)/),
    evidenceKey: printed(/demonstration’s key signs it\s+(\S+)/),
    output: () => output,
    whenPrinted: pattern =>
      new Promise(resolve => {
        const look = () => {
          const found = pattern.exec(output)?.[1];
          if (found === undefined) return;
          for (const stream of [child.stdout, child.stderr]) stream.off('data', look);
          resolve(found);
        };
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
        look();
      }),
    stop: (signal = 'SIGTERM') => {
      const late = () => `The examples did not stop in ${stopLimit / 1000} s after ${signal}. Printed: ${output}`;
      return inTime(exitCode(child, signal), stopLimit, child, late);
    },
  };
}

async function exitCode(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = (await exited) as [number | null];
  return code;
}

/** A process that takes longer is killed with a message, because a test that waits for ever shows no reason. */
async function inTime<T>(promise: Promise<T>, limit: number, child: ChildProcess, late: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(late()));
      child.kill('SIGKILL');
    }, limit);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/** The examples as a person starts them, on any free port. */
export interface RunningExample {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Everything printed so far. */
  readonly output: () => string;
  /** Sends the signal and resolves to the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const script = fileURLToPath(new URL('serve.ts', import.meta.url));

/**
 * Starts the examples with their data in `dataDir`; rejects with what was printed when they do not come up. With
 * `killWhen` the process is killed, as by a power cut, as soon as it has printed that.
 */
export async function startExample(dataDir: string, {killWhen = ''} = {}): Promise<RunningExample> {
  const child = spawn(process.execPath, ['--conditions=@gov-rating/source', script], {
    env: {...process.env, PORT: '0', DATA_DIR: dataDir, NODE_TEST_CONTEXT: undefined},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('Stop with Ctrl+C')) resolve();
      if (killWhen && output.includes(killWhen)) child.kill('SIGKILL');
    });
    child.once('exit', () => (killWhen ? resolve() : reject(new Error(`The examples did not start: ${output}`))));
  });
  const printed = (label: RegExp) => label.exec(output)?.[1] ?? '';
  return {
    url: printed(/Examples\s+(http:\/\/\S+?)\/\n/),
    clientId: printed(/Example client\s+(\S+)/),
    clientSecret: printed(/its secret, made on this machine\s+(\S+)/),
    output: () => output,
    stop: async (signal = 'SIGTERM') => exitCode(child, signal),
  };
}

async function exitCode(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = (await exited) as [number | null];
  return code;
}

import {setImmediate} from 'node:timers/promises';
import {readConfig, type Config} from '../config/config.ts';
import {UnfitDatabase} from '../database/engine/engine.ts';
import {StorageUnavailable, type Storage} from '../domain/storage.ts';
import {openStorage, type OpenOptions} from '../node/open-storage.ts';

/** The environment of a command: settings, output, and the signal to stop. */
export interface Operator {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Where a line can be drawn again; absent where output goes to a file or a pipe. */
  readonly terminal?: {readonly write: (text: string) => void} | undefined;
  /** Aborted when the program is asked to end. */
  readonly stop: AbortSignal;
}

/** An error that the operator can correct; its message is a sentence for them. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Runs a function with the configured storage, and closes it in every case. No evidence key is made for it. */
export async function withStorage<T>(operator: Operator, work: (storage: Storage) => Promise<T>): Promise<T> {
  // A command may read everything, which takes as long as it takes.
  const options = {statementTimeoutMs: 0, warn: operator.printError, makesKey: false};
  const storage = await tryToOpen(readConfig(operator.env), options);
  if (storage instanceof StorageUnavailable) throw new OperatorError(sentenceOf(storage), {cause: storage});
  try {
    return await work(yielding(storage));
  } finally {
    await storage.close();
  }
}

/**
 * The same storage; before each call the event loop goes on, so that the program notices a signal. The embedded database
 * answers without waiting for anything.
 */
function yielding(storage: Storage): Storage {
  return {
    ...yieldingCalls(storage),
    operatorLog: yieldingCalls(storage.operatorLog),
    recording: note => yielding(storage.recording(note)),
  };
}

function yieldingCalls<T extends object>(calls: T): T {
  const each = Object.entries(calls).map(([name, call]: [string, unknown]) => [
    name,
    async (...args: readonly unknown[]) => {
      await setImmediate();
      return (call as (...args: readonly unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(each) as T;
}

/**
 * Opens the storage, or returns why it is not available now.
 *
 * @throws OperatorError when waiting does not help.
 */
export async function tryToOpen(config: Config, options?: OpenOptions): Promise<Storage | StorageUnavailable> {
  try {
    return await openStorage(config, options);
  } catch (error) {
    if (error instanceof UnfitDatabase) throw new OperatorError(error.message, {cause: error});
    if (!(error instanceof StorageUnavailable)) throw error;
    if (error.needsOperator) throw new OperatorError(sentenceOf(error), {cause: error});
    return error;
  }
}

/** Why the storage is not available, for the operator. */
export const sentenceOf = ({code, cause}: StorageUnavailable): string =>
  `The storage is not available (${code}): ${cause instanceof Error && cause.message !== '' ? cause.message.replace(/\.$/, '') : 'no answer'}.`;

import {readConfig} from '../config/config.ts';
import type {Storage} from '../domain/storage.ts';
import {openStorage} from '../node/open-storage.ts';

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

/** Runs a function with the configured storage, and closes it in every case. */
export async function withStorage<T>(operator: Operator, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(readConfig(operator.env));
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

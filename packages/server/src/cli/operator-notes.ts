import {readConfig} from '../config/config.ts';
import type {OperatorEntry, OperatorKind} from '../domain/evidence/operator-leaf.ts';
import type {OperatorNote} from '../domain/operator-log/operator-log-storage.ts';
import {commandWho, plainEntry} from '../domain/operator-log/refusal-buffer.ts';
import {StorageUnavailable, type Storage} from '../domain/storage.ts';
import {newId, platformRandomBytes} from '../security/random.ts';
import {withStorage, type Operator} from './operator.ts';

/** What the operator's log says of a change by a command. */
export function commandNote(what?: OperatorKind, facts: OperatorEntry['facts'] = {}): OperatorNote {
  const now = new Date();
  return {
    ...commandWho,
    ...{at: now.toISOString(), what, address: null, requestId: null, facts},
    newId: () => newId(platformRandomBytes, now),
  };
}

/** Runs a function with the configured storage; what it changes is entered as done by the command line. */
export const withRecordingStorage = <T>(operator: Operator, work: (storage: Storage) => Promise<T>): Promise<T> =>
  withStorage(operator, storage => work(storage.recording(commandNote())));

/** Enters that a command was run, and how it ended. */
export async function enterCommand(
  storage: Storage,
  facts: OperatorEntry['facts'],
  {what = 'command.run', outcome = 'done'}: Partial<Pick<OperatorEntry, 'what' | 'outcome'>> = {},
): Promise<void> {
  const now = new Date();
  const entryId = newId(platformRandomBytes, now);
  await storage.operatorLog.add([{...plainEntry, ...commandWho, entryId, at: now.toISOString(), what, outcome, facts}]);
}

/**
 * Runs a command that reads, with the configured storage, and enters that it was run. Where the entry cannot be written,
 * because the database only reads, the operator is told and the command has done its work.
 */
export async function withReadStorage<T>(
  operator: Operator,
  command: string,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  // Demanded first, so that wrong settings are one message.
  readConfig(operator.env);
  return withStorage(operator, async storage => {
    let outcome: OperatorEntry['outcome'] = 'failed';
    try {
      const result = await work(storage);
      if (result !== false) outcome = 'done';
      return result;
    } finally {
      await enterCommand(storage, {command}, {outcome}).catch((error: unknown) => {
        if (!(error instanceof StorageUnavailable)) throw error;
        operator.printError(`That ${command} was run could not be entered into the operator's log (${error.code}).`);
      });
    }
  });
}

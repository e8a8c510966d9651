import type {Verifier} from '@gov-rating/contract/evidence';
import {readConfig} from '../config/config.ts';
import {newestSigned, steadyClock} from '../context/steady-clock.ts';
import {doubtSentence, WatchedClock} from '../context/watched-clock.ts';
import type {OperatorEntry, OperatorKind} from '../domain/evidence/operator-leaf.ts';
import type {OperatorNote} from '../domain/operator-log/operator-log-storage.ts';
import {commandWho, plainEntry} from '../domain/operator-log/refusal-buffer.ts';
import {StorageUnavailable, type Storage} from '../domain/storage.ts';
import {evidenceSignerOf, evidenceVerifiersOf, hasEvidenceSecret} from '../node/evidence-key.ts';
import {newId, platformRandomBytes} from '../security/random.ts';
import {OperatorError, withStorage, type Operator} from './operator.ts';

/**
 * The clock of a command: that of its machine as far as it can be believed, and never before the newest signed moment, where
 * the machine's clock was set back.
 */
async function commandClock(storage: Storage): Promise<() => Date> {
  const clock = new WatchedClock(() => new Date(), (await storage.clockReading())?.knownAt);
  return steadyClock(clock.now, await newestSigned(storage)).now;
}

/** Throws where the clock of this machine is so far off that a change would claim a wrong moment for ever. */
async function demandClock(storage: Storage): Promise<void> {
  const doubt = new WatchedClock(() => new Date(), (await storage.clockReading())?.knownAt).doubt();
  if (doubt?.held === true) throw new OperatorError(doubtSentence(doubt));
}

/** What the operator's log says of a change by a command. */
function commandNote(at: Date): OperatorNote {
  return {
    ...commandWho,
    ...{at: at.toISOString(), what: undefined, address: null, requestId: null, facts: {}},
    newId: () => newId(platformRandomBytes, at),
  };
}

/** Does what a command changes, by a clock that never shows a moment before what is signed. */
type RecordedWork<T> = (storage: Storage, now: () => Date) => Promise<T>;

/** Whether one of the keys has signed the newest head; undefined before there is one. */
async function hasSigned(storage: Storage, verifiers: readonly Verifier[]): Promise<boolean | undefined> {
  const head = (await storage.treeHead()) ?? (await storage.operatorLog.treeHead());
  return head && verifiers.some(({keyId}) => keyId === head.keyId);
}

/**
 * Whether what is marked with the keys here can be sealed by the servers of this database: one of them has signed the newest
 * head or, before there is one, has marked what waits.
 */
async function isKeyInUse(storage: Storage, verifiers: readonly Verifier[]): Promise<boolean> {
  const signed = await hasSigned(storage, verifiers);
  if (signed !== undefined) return signed;
  const strays = [...(await storage.strayEntries(1)), ...(await storage.operatorLog.strayEntries(1))];
  return strays.every(({refusal}) => refusal !== 'unknown_key');
}

const anotherKey =
  'The evidence key here is not the one that the servers of this database use. Set EVIDENCE_KEY, and after a change of the key EVIDENCE_TRUSTED_KEYS too.';

/**
 * Runs a function with the configured storage; what it changes is entered as done by the command line.
 *
 * @throws ConfigError with a shared database and without the key with which entries are marked
 * @throws OperatorError with another key than the servers have, because no server could seal the entry
 */
export async function withRecordingStorage<T>(operator: Operator, work: RecordedWork<T>): Promise<T> {
  const config = readConfig(operator.env);
  await evidenceSignerOf(config);
  const verifiers = await evidenceVerifiersOf(config);
  return withStorage(operator, async storage => {
    if ((await hasSigned(storage, verifiers)) === false) throw new OperatorError(anotherKey);
    await demandClock(storage);
    const now = await commandClock(storage);
    return work(storage.recording(commandNote(now())), now);
  });
}

/** What a command enters besides what it changes. */
interface CommandEntry {
  readonly what?: OperatorKind;
  readonly outcome?: OperatorEntry['outcome'];
  readonly facts: OperatorEntry['facts'];
}

/**
 * Enters that a command was run. Where that cannot be, because the key is not here with which entries are marked, or
 * because the database only reads, the operator is told, and the command has done its work.
 */
export async function enterCommand(
  {printError}: Operator,
  storage: Storage,
  {what = 'command.run', outcome = 'done', facts}: CommandEntry,
): Promise<void> {
  const now = (await commandClock(storage))();
  const entry = {...plainEntry, ...commandWho, entryId: newId(platformRandomBytes, now), at: now.toISOString()};
  await storage.operatorLog.add([{...entry, what, outcome, facts}]).catch((error: unknown) => {
    if (!(error instanceof StorageUnavailable)) throw error;
    printError(`This command could not be entered into the operator's log (${error.code}).`);
  });
}

/**
 * Runs a command that reads, with the configured storage, and enters that it was run. Nothing is entered without the key
 * that servers use: none could seal it.
 */
export async function withReadStorage<T>(
  operator: Operator,
  command: string,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const config = readConfig(operator.env);
  const isKeyHere = await hasEvidenceSecret(config);
  const verifiers = await evidenceVerifiersOf(config);
  return withStorage(operator, async storage => {
    let outcome: OperatorEntry['outcome'] = 'failed';
    try {
      const result = await work(storage);
      if (result !== false) outcome = 'done';
      return result;
    } finally {
      if (isKeyHere && (await isKeyInUse(storage, verifiers)))
        await enterCommand(operator, storage, {outcome, facts: {command}});
    }
  });
}

import {readConfig} from '../config/config.ts';
import {dataKeysFor} from '../node/data-keys.ts';
import {hasEvidenceSecret} from '../node/evidence-key.ts';
import {keyring} from '../security/encryption-keyring.ts';
import {renewMarks, rotateKeys} from '../security/rotate-keys.ts';
import {enterCommand} from './operator-notes.ts';
import {OperatorError, withStorage, type Operator} from './operator.ts';
import {Progress, watched} from './progress.ts';

/** Marks rows with the newest evidence key and encrypts everything with the newest data key. Resolves with false when something is still encrypted with another one. */
export async function rotateKeysCommand(operator: Operator): Promise<boolean> {
  const config = readConfig(operator.env);
  const isKeyHere = await hasEvidenceSecret(config);
  if (isKeyHere) {
    const whenStopped = 'What is marked stays so; run rotate-keys again to go on.';
    const marks = new Progress(operator, {unit: 'marked rows', whenStopped});
    const renewed = await withStorage(operator, storage => renewMarks(watched(storage, {renewMarks: marks}))).finally(
      () => marks.end(),
    );
    operator.print(`Marked with the evidence key: ${renewed}.`);
  }
  const keys = await dataKeysFor(config, new Date());
  if (!keys) throw new OperatorError('There are no data keys: set DATA_KEYS.');
  const ring = keyring(keys);
  const whenStopped = 'What is encrypted again stays so; run rotate-keys again to go on.';
  const persons = new Progress(operator, {unit: 'persons', whenStopped});
  const secrets = new Progress(operator, {unit: 'secrets of webhooks', whenStopped});
  const watch = {personsNotEncryptedWith: persons, webhookSecrets: secrets};
  const {reencrypted, undecryptable, oldKeys} = await withStorage(operator, storage =>
    rotateKeys(watched(storage, watch), ring),
  ).finally(() => [persons, secrets].forEach(progress => progress.end()));
  operator.print(`Encrypted with the key ${ring.keyId}: ${reencrypted}.`);
  if (isKeyHere)
    await withStorage(operator, storage =>
      enterCommand(operator, storage, {what: 'keys.rotated', facts: {keyId: ring.keyId, reencrypted, undecryptable}}),
    );
  if (undecryptable > 0)
    operator.printError(
      `Not decrypted, because a key is missing or the stored ciphertext was changed: ${undecryptable}.`,
    );
  const needless = ring.keyIds.filter(id => id !== ring.keyId && !oldKeys.includes(id));
  if (needless.length > 0) operator.print(`No longer needed: ${needless.join(', ')}.`);
  if (oldKeys.length > 0) operator.printError(`Still needed: ${oldKeys.join(', ')}. Run rotate-keys again.`);
  return oldKeys.length === 0;
}

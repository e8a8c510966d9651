import {readConfig} from '../config/config.ts';
import {dataKeysFor} from '../node/data-keys.ts';
import {keyring} from '../security/encryption-keyring.ts';
import {rotateKeys} from '../security/rotate-keys.ts';
import {OperatorError, withStorage, type Operator} from './operator.ts';

/** Encrypts everything with the newest key. Resolves with false when something is still encrypted with another one. */
export async function rotateKeysCommand(operator: Operator): Promise<boolean> {
  const keys = await dataKeysFor(readConfig(operator.env), new Date());
  if (!keys) throw new OperatorError('There are no data keys: set DATA_KEYS.');
  const ring = keyring(keys);
  const {reencrypted, undecryptable, oldKeys} = await withStorage(operator, storage => rotateKeys(storage, ring));
  operator.print(`Sealed with the key ${ring.keyId}: ${reencrypted}.`);
  if (undecryptable > 0)
    operator.printError(`Did not open, because a key is missing or what is kept was changed: ${undecryptable}.`);
  const needless = ring.keyIds.filter(id => id !== ring.keyId && !oldKeys.includes(id));
  if (needless.length > 0) operator.print(`No longer needed: ${needless.join(', ')}.`);
  if (oldKeys.length > 0) operator.printError(`Still needed: ${oldKeys.join(', ')}. Run rotate-keys again.`);
  return oldKeys.length === 0;
}

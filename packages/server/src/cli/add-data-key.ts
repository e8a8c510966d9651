import {readConfig} from '../config/config.ts';
import {addStoredDataKey} from '../node/data-keys.ts';
import {hasEvidenceSecret} from '../node/evidence-key.ts';
import {dataKeysText, newDataKey} from '../security/encryption-keyring.ts';
import {enterCommand} from './operator-notes.ts';
import {withStorage, type Operator} from './operator.ts';

/**
 * Makes a data key. Where keys are configured by `DATA_KEYS` it is printed once; where they are stored in `DATA_DIR` it
 * is stored and not printed.
 */
export async function addDataKey(operator: Operator): Promise<void> {
  const config = readConfig(operator.env);
  const key = newDataKey(new Date());
  if (await hasEvidenceSecret(config))
    await withStorage(operator, storage =>
      enterCommand(operator, storage, {what: 'data_key.added', facts: {keyId: key.id}}),
    );
  if (config.DATA_KEYS === undefined && config.DATABASE_URL === undefined) {
    await addStoredDataKey(config, key);
    operator.print(`The new key ${key.id} is stored. Restart the server, then run rotate-keys.`);
    return;
  }
  operator.print(dataKeysText([key]));
  operator.printError(
    'Put it last in DATA_KEYS of every server, then first, then run rotate-keys. It cannot be shown again.',
  );
}

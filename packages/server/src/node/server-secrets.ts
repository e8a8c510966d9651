import type {Signer} from '@gov-rating/contract/evidence';
import {allSettings, type Config} from '../config/config.ts';
import type {DataKey} from '../security/encryption-keyring.ts';
import {dataKeysFor} from './data-keys.ts';
import {evidenceSignerOf} from './evidence-key.ts';
import {tokenSecretOf} from './token-secret.ts';

/** What a server signs and encrypts with. */
export interface ServerSecrets {
  readonly tokenSecret: string;
  /** Undefined where no persons are registered. */
  readonly dataKeys: readonly DataKey[] | undefined;
  readonly evidenceSigner: Signer;
}

/**
 * The secrets of a server: those of the settings, otherwise those stored in `DATA_DIR`, otherwise new ones, stored there.
 *
 * @param now the moment that a new data key is named after
 * @throws ConfigError names every secret that is missing or wrong
 */
export async function serverSecrets(config: Config, now: Date): Promise<ServerSecrets> {
  const [tokenSecret, dataKeys, evidenceSigner] = await allSettings([
    tokenSecretOf(config),
    dataKeysFor(config, now),
    evidenceSignerOf(config),
  ]);
  return {tokenSecret, dataKeys, evidenceSigner};
}

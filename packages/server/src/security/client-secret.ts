import type {ClientStorage, StoredClient} from '../domain/institutions/client-storage.ts';
import {Problem} from '../domain/problems/problem.ts';
import {hash, sameHash} from './hash.ts';

/**
 * The client that has this secret. An unknown client takes as long as a wrong secret; that a client is disabled learns only who
 * has its secret.
 *
 * @param at The moment by which old secrets have ended, ISO.
 * @throws {Problem} `client_invalid`, or `client_disabled`.
 */
export async function clientWithSecret(
  storage: Pick<ClientStorage, 'client' | 'oldClientSecrets'>,
  id: string,
  secret: string,
  at: string,
): Promise<StoredClient> {
  const [client, old, secretHash] = await Promise.all([
    storage.client(id),
    storage.oldClientSecrets(id, at),
    hash(secret),
  ]);
  const hashes = [client?.secretHash ?? '-'.repeat(secretHash.length), ...old];
  const known = hashes.filter(stored => sameHash(secretHash, stored)).length > 0;
  if (!client || !known) throw new Problem('client_invalid');
  if (client.disabledAt !== null) throw new Problem('client_disabled');
  return client;
}

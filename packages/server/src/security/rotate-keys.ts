import {markedTables, type RenewedMarks} from '../domain/evidence/evidence-storage.ts';
import type {ReencryptedPerson, StoredPerson} from '../domain/persons/person-storage.ts';
import type {Storage} from '../domain/storage.ts';
import type {NewWebhookSecret, ReencryptedWebhookSecret} from '../domain/webhooks/webhook-storage.ts';
import {reencryptPerson} from './encrypted-person.ts';
import {DecryptionError, type Keyring} from './encryption-keyring.ts';
import {secretLocation} from './secret-cipher.ts';

/** What a rotation did. */
export interface Rotation {
  /** How many persons and secrets were encrypted again with the newest key. */
  readonly reencrypted: number;
  /**
   * How many could not be decrypted, because their key is missing or the ciphertext was changed. They stay as they are.
   */
  readonly undecryptable: number;
  /** Keys other than the newest that are still needed. */
  readonly oldKeys: readonly string[];
}

/**
 * Encrypts everything with the newest key, batch by batch. It may be stopped at any time and run again, and may run
 * beside servers: what they change meanwhile is not overwritten.
 */
export async function rotateKeys(storage: Storage, ring: Keyring, batchSize = 200): Promise<Rotation> {
  let [exchanged, undecryptable] = [0, 0];
  let after: StoredPerson | undefined;
  for (;;) {
    const persons = await storage.personsNotEncryptedWith(ring.keyId, batchSize, after);
    after = persons.at(-1);
    if (!after) break;
    const results = await Promise.all(persons.map(person => reencryptedWith(ring, person)));
    const decrypted = results.filter(person => person !== undefined);
    undecryptable += results.length - decrypted.length;
    exchanged += await storage.replaceEncryptedPersons(decrypted);
  }
  const secrets = await rotateSecrets(storage, ring, batchSize);
  const keys = new Set([...(await storage.personKeyIds()), ...secrets.keys]);
  return {
    reencrypted: exchanged + secrets.reencrypted,
    undecryptable: undecryptable + secrets.undecryptable,
    oldKeys: [...keys].filter(id => id !== ring.keyId).sort(),
  };
}

/** Marks services and invitations with the newest evidence key where the mark of an earlier one is right; how many. */
export async function renewMarks(storage: Storage, batchSize = 200): Promise<number> {
  let renewed = 0;
  for (const table of markedTables) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: RenewedMarks = await storage.renewMarks({of: table, after, limit: batchSize});
      renewed += page.renewed;
      after = page.last;
    }
  }
  return renewed;
}

/** The same for the secrets of webhooks. Those encrypted by the token secret need no data key and stay as they are. */
async function rotateSecrets(storage: Storage, ring: Keyring, batchSize: number) {
  let [exchanged, undecryptable] = [0, 0];
  const keys = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const page = await storage.webhookSecrets(batchSize, after);
    after = page.at(-1)?.secretId;
    if (after === undefined) return {reencrypted: exchanged, undecryptable, keys};
    const old = page.filter(({ciphertext}) => (keyOf(ciphertext) ?? ring.keyId) !== ring.keyId);
    const results = await Promise.all(old.map(secret => reencryptedSecret(ring, secret)));
    const decrypted = results.filter(secret => secret !== undefined);
    const replaced = await storage.replaceWebhookSecrets(decrypted);
    exchanged += replaced;
    undecryptable += old.length - decrypted.length;
    const left = replaced < decrypted.length ? old : old.filter((_, at) => results[at] === undefined);
    for (const {ciphertext} of left) keys.add(String(keyOf(ciphertext)));
  }
}

/** The id of the data key of a ciphertext; undefined when it was encrypted by the token secret. */
const keyOf = (ciphertext: string): string | undefined => /^v1\.([^.]+)\./.exec(ciphertext)?.[1];

async function reencryptedSecret(
  ring: Keyring,
  secret: NewWebhookSecret,
): Promise<ReencryptedWebhookSecret | undefined> {
  const {secretId, ciphertext} = secret;
  const place = secretLocation(secretId);
  try {
    return {
      secretId,
      ciphertext: await ring.encrypt(await ring.decrypt(ciphertext, place), place),
      replaces: ciphertext,
    };
  } catch (error) {
    if (error instanceof DecryptionError) return undefined;
    throw error;
  }
}

async function reencryptedWith(ring: Keyring, person: StoredPerson): Promise<ReencryptedPerson | undefined> {
  try {
    const reencrypted = await reencryptPerson(ring, person);
    return {...reencrypted, serviceId: person.serviceId, replaces: person.ciphertext};
  } catch (error) {
    if (error instanceof DecryptionError) return undefined;
    throw error;
  }
}

import type {ResealedPerson, StoredPerson} from '../domain/persons/person-storage.ts';
import type {Storage} from '../domain/storage.ts';
import type {NewWebhookSecret, ResealedWebhookSecret} from '../domain/webhooks/webhook-storage.ts';
import {resealPerson} from './encrypted-person.ts';
import {UnsealableError, type Keyring} from './encryption-keyring.ts';
import {secretPlace} from './secret-encryption.ts';

/** What a rotation did. */
export interface Rotation {
  /** How many persons and secrets are now under the newest key that were not before. */
  readonly resealed: number;
  /** How many did not open: their key is missing, or somebody has changed what is kept. They are left as they are. */
  readonly unopened: number;
  /** Keys that something kept still needs, besides the newest. */
  readonly oldKeys: readonly string[];
}

/**
 * Brings everything sealed under the newest key, a portion at a time. It may be stopped at any moment and begun again, and
 * may run while servers work: what they change meanwhile is left to them.
 */
export async function rotateKeys(storage: Storage, ring: Keyring, portion = 200): Promise<Rotation> {
  let [resealed, unopened] = [0, 0];
  let after: StoredPerson | undefined;
  for (;;) {
    const persons = await storage.personsNotUnder(ring.keyId, portion, after);
    after = persons.at(-1);
    if (!after) break;
    const anew = await Promise.all(persons.map(person => resealedBy(ring, person)));
    const opened = anew.filter(person => person !== undefined);
    unopened += anew.length - opened.length;
    resealed += await storage.resealPersons(opened);
  }
  const secrets = await rotateSecrets(storage, ring, portion);
  const keys = new Set([...(await storage.personKeys()), ...secrets.keys]);
  return {
    resealed: resealed + secrets.resealed,
    unopened: unopened + secrets.unopened,
    oldKeys: [...keys].filter(id => id !== ring.keyId).sort(),
  };
}

/** The same for the secrets of webhooks; those sealed by the token secret need no data key and are left as they are. */
async function rotateSecrets(storage: Storage, ring: Keyring, portion: number) {
  let [resealed, unopened] = [0, 0];
  const keys = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const page = await storage.webhookSecrets(portion, after);
    after = page.at(-1)?.secretId;
    if (after === undefined) return {resealed, unopened, keys};
    const old = page.filter(({sealed}) => (keyOf(sealed) ?? ring.keyId) !== ring.keyId);
    const anew = await Promise.all(old.map(secret => resealedSecret(ring, secret)));
    const opened = anew.filter(secret => secret !== undefined);
    const exchanged = await storage.resealWebhookSecrets(opened);
    resealed += exchanged;
    unopened += old.length - opened.length;
    const left = exchanged < opened.length ? old : old.filter((_, at) => anew[at] === undefined);
    for (const {sealed} of left) keys.add(String(keyOf(sealed)));
  }
}

/** The data key in a sealed text, where one has sealed it. */
const keyOf = (sealed: string): string | undefined => /^v1\.([^.]+)\./.exec(sealed)?.[1];

async function resealedSecret(ring: Keyring, secret: NewWebhookSecret): Promise<ResealedWebhookSecret | undefined> {
  const {secretId, sealed} = secret;
  const place = secretPlace(secretId);
  try {
    return {secretId, sealed: await ring.seal(await ring.open(sealed, place), place), instead: sealed};
  } catch (error) {
    if (error instanceof UnsealableError) return undefined;
    throw error;
  }
}

async function resealedBy(ring: Keyring, person: StoredPerson): Promise<ResealedPerson | undefined> {
  try {
    const anew = await resealPerson(ring, person);
    return {...anew, serviceId: person.serviceId, instead: person.sealed};
  } catch (error) {
    if (error instanceof UnsealableError) return undefined;
    throw error;
  }
}

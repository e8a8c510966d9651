import {UnsealableError, type Keyring} from './keyring.ts';
import {resealPerson} from './sealed-person.ts';
import type {ResealedPerson, StoredPerson} from './storage/privacy-storage.ts';
import type {Storage} from './storage/storage.ts';

/** What a rotation did. */
export interface Rotation {
  /** How many persons are now under the newest key that were not before. */
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
  const oldKeys = (await storage.personKeys()).filter(id => id !== ring.keyId);
  return {resealed, unopened, oldKeys};
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

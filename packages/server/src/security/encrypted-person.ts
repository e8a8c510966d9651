import type {ServedPerson} from '@gov-rating/contract';
import type {EncryptedPerson, ServiceKey, StoredPerson} from '../domain/persons/person-storage.ts';
import type {CiphertextLocation, Keyring} from './encryption-keyring.ts';

/** The ciphertext is bound to the facts that identify the service, so that it cannot be decrypted in another row. */
const placeOf = ({institutionCode, projectNo, serviceNumber, node}: ServiceKey): CiphertextLocation => ({
  table: 'service_person',
  row: [institutionCode, projectNo, serviceNumber, node].join('/'),
  field: 'sealed',
});

/** Encrypts a person for the storage. */
export async function encryptPerson(
  ring: Keyring,
  person: ServedPerson,
  service: ServiceKey,
): Promise<EncryptedPerson> {
  return {keyId: ring.keyId, ciphertext: await ring.encrypt(JSON.stringify(person), placeOf(service))};
}

/** Decrypts a stored person. */
export const decryptPerson = async (ring: Keyring, {ciphertext, service}: StoredPerson): Promise<ServedPerson> =>
  JSON.parse(await ring.decrypt(ciphertext, placeOf(service))) as ServedPerson;

/** The same person under the newest key. */
export async function reencryptPerson(ring: Keyring, {ciphertext, service}: StoredPerson): Promise<EncryptedPerson> {
  const place = placeOf(service);
  return {keyId: ring.keyId, ciphertext: await ring.encrypt(await ring.decrypt(ciphertext, place), place)};
}

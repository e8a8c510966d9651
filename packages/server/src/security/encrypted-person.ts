import type {ServedPerson} from '@gov-rating/contract';
import type {SealedPerson, ServiceKey, StoredPerson} from '../domain/persons/person-storage.ts';
import type {Keyring, SealedPlace} from './encryption-keyring.ts';

/** Bound to the facts by which everybody knows the service: another service's row does not open it. */
const placeOf = ({institutionCode, projectNo, serviceNumber, node}: ServiceKey): SealedPlace => ({
  table: 'service_person',
  row: [institutionCode, projectNo, serviceNumber, node].join('/'),
  field: 'sealed',
});

/** A person as the storage may keep one. */
export async function sealPerson(ring: Keyring, person: ServedPerson, service: ServiceKey): Promise<SealedPerson> {
  return {keyId: ring.keyId, sealed: await ring.seal(JSON.stringify(person), placeOf(service))};
}

/** The person behind a sealed text. */
export const openPerson = async (ring: Keyring, {sealed, service}: StoredPerson): Promise<ServedPerson> =>
  JSON.parse(await ring.open(sealed, placeOf(service))) as ServedPerson;

/** The same person under the newest key. */
export async function resealPerson(ring: Keyring, {sealed, service}: StoredPerson): Promise<SealedPerson> {
  const place = placeOf(service);
  return {keyId: ring.keyId, sealed: await ring.seal(await ring.open(sealed, place), place)};
}

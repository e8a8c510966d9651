import type {ServiceFacts} from '@gov-rating/contract';

/** A person as stored: a ciphertext, and the id of the key that decrypts it. */
export interface EncryptedPerson {
  readonly keyId: string;
  readonly ciphertext: string;
}

/** The facts that identify a service, to which the ciphertext of its person is bound. */
export interface ServiceKey extends Pick<ServiceFacts, 'institutionCode' | 'serviceNumber' | 'node'> {
  /** As `caseKeyOf` makes it. */
  readonly projectNo: string;
}

/** The stored person of a service. */
export interface StoredPerson extends EncryptedPerson {
  readonly serviceId: string;
  readonly service: ServiceKey;
}

/** A person encrypted again, to replace the ciphertext that was read before. */
export interface ReencryptedPerson extends EncryptedPerson {
  readonly serviceId: string;
  readonly replaces: string;
}

/** Storage of persons: ciphertexts, never a name. `within` limits to an institution and those below it. */
export interface PersonStorage {
  /** The person who was served, if stored. `within` null: the caller has checked access before. */
  servedPerson(serviceId: string, within: string | null): Promise<StoredPerson | undefined>;
  /** The ids of all data keys that stored ciphertexts need. */
  personKeyIds(): Promise<string[]>;
  /** Persons encrypted with another key, sorted by key and service, after one of them, at most `limit`. */
  personsNotEncryptedWith(
    keyId: string,
    limit: number,
    after?: Pick<StoredPerson, 'keyId' | 'serviceId'>,
  ): Promise<StoredPerson[]>;
  /** Replaces ciphertexts that are still those that were read before. Resolves with the number replaced. */
  replaceEncryptedPersons(persons: readonly ReencryptedPerson[]): Promise<number>;
}

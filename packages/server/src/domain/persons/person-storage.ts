import type {ServiceFacts} from '@gov-rating/contract';

/** A person as the storage sees one: a text that it cannot read, and which key opens it. */
export interface EncryptedPerson {
  readonly keyId: string;
  readonly ciphertext: string;
}

/** The facts by which a service is known everywhere, so that its person belongs to it alone. */
export type ServiceKey = Pick<ServiceFacts, 'institutionCode' | 'projectNo' | 'serviceNumber' | 'node'>;

/** The person of a service, as it is kept. */
export interface StoredPerson extends EncryptedPerson {
  readonly serviceId: string;
  readonly service: ServiceKey;
}

/** A person sealed anew, in place of what was read before. */
export interface ReencryptedPerson extends EncryptedPerson {
  readonly serviceId: string;
  readonly replaces: string;
}

/** What is kept of persons: sealed texts, never a name. `within` limits to an institution and those below it. */
export interface PersonStorage {
  /** Who was served, if anybody is kept; null is for what was found in sight before. */
  servedPerson(serviceId: string, within: string | null): Promise<StoredPerson | undefined>;
  /** The ids of all keys that some kept text needs. */
  personKeyIds(): Promise<string[]>;
  /** Persons that another key than this one has sealed, by key and service, after one of them, at most `limit`. */
  personsNotEncryptedWith(
    keyId: string,
    limit: number,
    after?: Pick<StoredPerson, 'keyId' | 'serviceId'>,
  ): Promise<StoredPerson[]>;
  /** Puts newly sealed texts in place of those that were read; how many there were, not counting what changed meanwhile. */
  replaceEncryptedPersons(persons: readonly ReencryptedPerson[]): Promise<number>;
}

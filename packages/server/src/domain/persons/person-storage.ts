import type {ServiceFacts} from '@gov-rating/contract';
import type {ErasureWarrant} from '../retention/erasure-authorization.ts';

/** A person as the storage sees one: a text that it cannot read, and which key opens it. */
export interface SealedPerson {
  readonly keyId: string;
  readonly sealed: string;
}

/** The facts by which a service is known everywhere, so that its person belongs to it alone. */
export type ServiceKey = Pick<ServiceFacts, 'institutionCode' | 'projectNo' | 'serviceNumber' | 'node'>;

/** The person of a service, as it is kept. */
export interface StoredPerson extends SealedPerson {
  readonly serviceId: string;
  readonly service: ServiceKey;
}

/** A person sealed anew, in place of what was read before. */
export interface ResealedPerson extends SealedPerson {
  readonly serviceId: string;
  readonly instead: string;
}

/** What is to be erased, and when that happens. */
export interface Erasure {
  readonly before: string;
  readonly at: string;
  readonly limit: number;
  /** Allows it for these moments; without one only persons are erased, which the evidence log never held. */
  readonly warrant?: Pick<ErasureWarrant, 'keyId' | 'signature'> | undefined;
}

/** What of persons, comments and words was erased. */
export interface Erased {
  readonly persons: number;
  readonly comments: number;
  readonly words: number;
}

/** What is kept of persons: sealed texts, never a name. `within` limits to an institution and those below it. */
export interface PrivacyStorage {
  /** Who was served, if anybody is kept; null is for what was found in sight before. */
  servedPerson(serviceId: string, within: string | null): Promise<StoredPerson | undefined>;
  /** The ids of all keys that some kept text needs. */
  personKeys(): Promise<string[]>;
  /** Persons that another key than this one has sealed, by key and service, after one of them, at most `limit`. */
  personsNotUnder(
    keyId: string,
    limit: number,
    after?: Pick<StoredPerson, 'keyId' | 'serviceId'>,
  ): Promise<StoredPerson[]>;
  /** Puts newly sealed texts in place of those that were read; how many there were, not counting what changed meanwhile. */
  resealPersons(persons: readonly ResealedPerson[]): Promise<number>;
  /**
   * Erases what people said and who they are, of services and ratings before a moment whose order, if any, has ended:
   * at most `limit` of each kind. The rating, its counts and its place in the evidence log stay; words that the log does
   * not hold a commitment to yet wait until it does. That words were erased is an entry of the log, written with it.
   */
  eraseBefore(erasure: Erasure): Promise<Erased>;
}

import type {StoredPerson} from '../persons/person-storage.ts';

/** The stored person of a service of a case. */
export interface PersonOfCase extends StoredPerson {
  /** ISO moment, UTC. */
  readonly servedAt: string;
}

/** A code that was sent: what proves it, and whom it proves. */
export interface SentCode {
  readonly serviceId: string;
  readonly codeHash: string;
  readonly raterHash: string;
  /** ISO moment from which on it is refused. */
  readonly endsAt: string;
}

/** A service, and the person who proves by its telephone that it was theirs. */
export interface ProvableService {
  readonly serviceId: string;
  /** The day of the service in Asia/Shanghai. */
  readonly day: string;
  readonly raterHash: string;
}

/** How often a case was tried. */
export interface CaseTries {
  /** One more than `most` for a try that was one too many. */
  readonly tries: number;
  /** ISO moment at which the count ends. */
  readonly endsAt: string;
}

/** Storage of one-time codes. */
export interface CodeStorage {
  /** The persons of the newest services of a case, the newest first. */
  personsOfCase(asked: {
    readonly institutionCode: string;
    readonly projectNo: string;
    readonly limit: number;
  }): Promise<PersonOfCase[]>;
  /**
   * Counts a try, in all processes. The count ends at `endsAt` of its last try; a try above `most` counts nothing and moves
   * nothing, so that the wait ends.
   */
  countTry(one: {
    readonly caseHash: string;
    readonly at: string;
    readonly endsAt: string;
    readonly most: number;
  }): Promise<CaseTries>;
  /** The tries that count at a moment; undefined for none. */
  triesOf(caseHash: string, at: string): Promise<CaseTries | undefined>;
  /** Forgets the tries of a case. */
  forgetTries(caseHash: string): Promise<void>;
  /** Keeps a code in place of the one that was sent before for the same service. */
  keepCode(code: SentCode): Promise<void>;
  /**
   * Takes a code that was sent for one of these services, once, and notes which of them are those of the person whom it
   * proves. Resolves with the hash of that person; undefined for a wrong, a used and an ended code, which changes nothing.
   */
  useCode(used: {
    readonly codeHash: string;
    readonly at: string;
    readonly services: readonly ProvableService[];
  }): Promise<string | undefined>;
}

import type {ServiceFacts} from '@gov-rating/contract';
import type {StaffOfService} from './service-facts.ts';
import type {EncryptedPerson} from '../persons/person-storage.ts';

/** A registered service with the facts of its institution that others need. */
export interface StoredService extends ServiceFacts {
  readonly serviceId: string;
  readonly institutionName: string;
  readonly areaCode: string;
  /** The name of its point. */
  readonly pointName?: string;
  /** Everybody who served, where there are several or one who is not rated. */
  readonly staffList?: readonly StaffOfService[];
  readonly rated: boolean;
}

/** A registration: facts, whose client asks (`within`), and the id to use if the service is new. */
export interface Registration {
  readonly serviceId: string;
  readonly facts: ServiceFacts;
  readonly within: string;
  /** ISO moment, UTC. */
  readonly at: string;
  /** Whether a reminder may have to be written of it, if it is new. */
  readonly isReminded?: boolean;
  /** Who was served. Absent: unchanged. Null: the stored person is removed. */
  readonly person?: EncryptedPerson | null;
  /** For whom it was, as the keyed hash of a portal and a pseudonym. Absent: unchanged. Null: it is removed. */
  readonly raterHash?: string | null;
}

/** The outcome of a registration; `serviceId` is that of the first registration. */
export type RegistrationOutcome =
  | {readonly outcome: 'registered'; readonly serviceId: string; readonly rated: boolean}
  | {readonly outcome: 'unknown_institution' | 'institution_not_allowed' | 'service_already_rated' | PointRefused};

/** Why a service cannot be of a point: there is none that its institution may use, it is closed, or not valid on the day. */
export type PointRefused = 'unknown_point' | 'point_closed' | 'point_not_valid';

/** A service of a case that can be rated. */
export interface FoundService {
  readonly serviceId: string;
  readonly institutionCode: string;
}

/** A service as a department looks it up by its case. */
export interface CaseService {
  readonly serviceId: string;
  readonly serviceNumber: number;
  readonly node: ServiceFacts['node'];
  readonly rated: boolean;
}

/** Storage of registered services. */
export interface ServiceStorage {
  /** Registers a service or corrects the facts of one that is not rated. The same facts again change nothing. */
  registerService(registration: Registration): Promise<RegistrationOutcome>;
  service(serviceId: string, within: string): Promise<StoredService | undefined>;
  /**
   * The services of a case of one institution, by number and node; none where it is neither the institution `within` nor below
   * it.
   */
  caseServices(asked: {
    readonly institutionCode: string;
    readonly within: string;
    readonly projectNo: string;
    readonly node?: ServiceFacts['node'] | undefined;
    readonly serviceNumber?: number | undefined;
  }): Promise<CaseService[]>;
  /**
   * The newest service of a case of these institutions that nobody has rated; one given before `servedFrom` (ISO moment, UTC)
   * is not found.
   */
  newestUnrated(asked: {
    readonly institutionCodes: readonly string[];
    readonly projectNo: string;
    readonly servedFrom: string | null;
  }): Promise<FoundService | undefined>;
}

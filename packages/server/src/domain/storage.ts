import type {CaseStorage} from './cases/case-storage.ts';
import type {ClockStorage} from './clock-storage.ts';
import type {DeviceStorage} from './devices/device-storage.ts';
import type {EvidenceStorage} from './evidence/evidence-storage.ts';
import type {ClientStorage} from './institutions/client-storage.ts';
import type {InstitutionStorage} from './institutions/institution-storage.ts';
import type {InvitationStorage} from './invitations/invitation-storage.ts';
import type {TurnStorage} from './limits/turn-storage.ts';
import type {OperatorLog, OperatorNote} from './operator-log/operator-log-storage.ts';
import type {NoticeStorage} from './notices/notice-storage.ts';
import type {PersonStorage} from './persons/person-storage.ts';
import type {PublicationStorage} from './publications/publication-storage.ts';
import type {CodeStorage} from './raters/code-storage.ts';
import type {RaterStorage} from './raters/rater-storage.ts';
import type {RatingStorage} from './ratings/rating-storage.ts';
import type {AliasStorage} from './registers/alias-storage.ts';
import type {PointStorage} from './registers/point-storage.ts';
import type {RegisterStorage} from './registers/register-storage.ts';
import type {StaffStorage} from './registers/staff-storage.ts';
import type {ErasureStorage} from './retention/erasure-storage.ts';
import type {ServiceStorage} from './services/service-storage.ts';
import type {StatisticsStorage} from './statistics/statistics-storage.ts';
import type {SuspicionStorage} from './suspicions/suspicion-storage.ts';
import type {UpstreamStorage} from './upstream/upstream-storage.ts';
import type {WebhookStorage} from './webhooks/webhook-storage.ts';

/**
 * Everything that the server stores, one interface for each subject. Every method is atomic, and durable when its promise
 * resolves. A rejected promise has changed nothing, with one exception: when the connection to the database breaks during
 * the commit, the outcome is unknown until the caller asks again. A storage that cannot do the work now, although nothing
 * is wrong with it, rejects with {@link StorageUnavailable}. Moments are returned in UTC with milliseconds, whatever
 * offset they were given with. `within` limits a query to an institution and those below it.
 */
export interface Storage
  extends
    InstitutionStorage,
    ClientStorage,
    PointStorage,
    StaffStorage,
    AliasStorage,
    RegisterStorage,
    ServiceStorage,
    InvitationStorage,
    RaterStorage,
    CodeStorage,
    RatingStorage,
    CaseStorage,
    SuspicionStorage,
    NoticeStorage,
    PersonStorage,
    ErasureStorage,
    StatisticsStorage,
    PublicationStorage,
    EvidenceStorage,
    TurnStorage,
    ClockStorage,
    WebhookStorage,
    UpstreamStorage,
    DeviceStorage {
  /**
   * Resolves when a small write is durable, which says that ratings can be received now. Rejects with
   * {@link StorageUnavailable} otherwise.
   */
  checkWrite(): Promise<void>;
  /** Who did what from where, as a log of its own. */
  readonly operatorLog: OperatorLog;
  /**
   * The same storage for one request or command: what it changes of clients, webhooks, institutions, cases and publications
   * is written together with an entry of the operator's log, which says who asked. Without it such an entry says that
   * the program itself did it.
   */
  recording(note: OperatorNote): Storage;
  /** How much waits for background jobs, for monitoring. */
  backlog(): Promise<Backlog>;
  close(): Promise<void>;
}

/** How many rows wait for background jobs. */
export interface Backlog {
  /** Entries that wait for their place in the evidence log. */
  readonly unsealedEntries: number;
  /** Entries that wait for their place in the operator's log. */
  readonly unsealedOperatorEntries: number;
  /** Entries of either log that are not sealed because they lack the mark of a server. */
  readonly refusedEntries: number;
  /** Events for which no message has been made yet. */
  readonly undistributedEvents: number;
  /** Messages to webhooks that are to be delivered, now or by a later attempt. */
  readonly pendingDeliveries: number;
  /** Ratings that platforms above are still to get. */
  readonly pendingUpstream: number;
  /** Ratings that platforms above refuse. */
  readonly refusedUpstream: number;
  /** When the oldest rating was received that a platform above is still to get; null when none waits. */
  readonly oldestUpstream: string | null;
}

/** More about a storage that is not available. */
export interface UnavailableDetails {
  /** True when waiting does not help: a password, a right or a damaged file must be put right first. */
  readonly needsOperator?: boolean;
  readonly cause?: unknown;
}

/**
 * The storage cannot do the work now; the same call later may succeed. Callers of the API get 503 `unavailable` with
 * `Retry-After`.
 */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  /** The code of the database, the driver or the operating system, such as `57P01`, `SQLITE_FULL` or `ECONNREFUSED`. */
  readonly code: string;
  readonly needsOperator: boolean;

  constructor(code: string, {needsOperator = false, cause}: UnavailableDetails = {}) {
    super(`The storage is not available (${code}).`, {cause});
    this.code = code;
    this.needsOperator = needsOperator;
  }
}

import type {CountScope} from './statistics/count-scope-type.ts';
import type {StoredService} from './services/service-storage.ts';
import type {Channel, Institution, Level, Receipt, Scope, ServiceFacts} from '@gov-rating/contract';
import type {EvidenceStorage} from './evidence/evidence-storage.ts';
import type {LifeStorage} from './cases/case-storage.ts';
import type {PrivacyStorage, SealedPerson} from './persons/person-storage.ts';
import type {WebhookStorage} from './webhooks/webhook-storage.ts';
import type {ResultsStorage} from './statistics/statistics-storage.ts';
import type {NoticeStorage} from './notices/notice-storage.ts';
import type {SuspicionStorage, Trace} from './suspicions/suspicion-storage.ts';

/** A department system that may call; its secret is kept as a SHA-256 hash only. */
export interface Client {
  readonly id: string;
  readonly name: string;
  /** The client acts for this institution and all below it. */
  readonly institutionCode: string;
  readonly secretHash: string;
  readonly scopes: readonly Scope[];
  /** Origins of the pages that its invitations may lead to, e.g. `https://www.example.gov.cn`. */
  readonly pageOrigins: readonly string[];
}

/** A registration: facts, whose client asks (`within`), and the id to use if the service is new. */
export interface Registration {
  readonly serviceId: string;
  readonly facts: ServiceFacts;
  readonly within: string;
  /** ISO moment, UTC. */
  readonly at: string;
  /** Who was served; absent: as kept before; null: nobody any more. */
  readonly person?: SealedPerson | null;
}

/** What became of a registration; `serviceId` is the one given first. */
export type RegistrationOutcome =
  | {readonly outcome: 'registered'; readonly serviceId: string; readonly rated: boolean}
  | {readonly outcome: 'unknown_institution' | 'institution_not_allowed' | 'service_already_rated'};

/** A new invitation; the token itself never reaches the storage. */
export interface NewInvitation {
  readonly invitationId: string;
  readonly tokenHash: string;
  readonly serviceId: string;
  readonly within: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** How many unexpired, unused invitations a service may have, this one included. */
  readonly limit: number;
}

/** What became of an invitation; `unknown_service` also for a service that lies outside `within`. */
export type InvitationOutcome = 'added' | 'unknown_service' | 'already_rated' | 'too_many_invitations';

/** An invitation as a citizen's token finds it. */
export interface StoredInvitation {
  readonly service: StoredService;
  readonly expiresAt: string;
  /** True when the rating came by this very invitation. */
  readonly used: boolean;
}

/** A rating on its way in. Ids and numbers are made by the caller; `orderNumber` is used only for a bad rating. */
export interface Submission {
  readonly ratingId: string;
  readonly tokenHash: string;
  readonly idempotencyKey: string;
  /** Hash of what was sent, so that a reused key with another content is noticed. */
  readonly contentHash: string;
  readonly receiptNumber: string;
  readonly orderNumber: string;
  readonly draft: {
    readonly level: Level;
    readonly channel: Channel;
    readonly tags: readonly string[];
    readonly comment: string;
    readonly pressedAt: string | null;
  };
  readonly catalogueVersion: string;
  /** By what the rating can be compared with others for a while. */
  readonly trace: Trace;
  /** Random text that hides the comment in the evidence log's commitment. */
  readonly commentSalt: string;
  /** When the first clock of an order ends, and when its answer is due; null where no limit is set. */
  readonly orderDueAt: string | null;
  readonly answerDueAt: string | null;
  /** Ratings of services served before this moment come too late; null when the region sets no window. */
  readonly windowOpenFrom: string | null;
  /** ISO moment, UTC: the server's clock. */
  readonly receivedAt: string;
  /** The day in Asia/Shanghai, for the counts. */
  readonly day: string;
}

/** What became of a submission. */
export type SubmissionOutcome =
  | {readonly outcome: 'received' | 'replayed'; readonly receipt: Receipt}
  | {
      readonly outcome:
        | 'invitation_invalid'
        | 'invitation_expired'
        | 'invitation_used'
        | 'already_rated'
        | 'rating_window_closed'
        | 'idempotency_key_reused';
    };

/** How often each level was given, and how many orders came of it. */
export interface Counts {
  /** All five levels, best first, zeros included. */
  readonly levels: readonly {readonly level: Level; readonly active: number; readonly default: number}[];
  readonly orders: number;
}

/** A count kept with the writes that differs from what the raw rows say. */
export interface CountDifference {
  readonly day: string;
  readonly institutionCode: string;
  /** A level, or the facet with its value and level, e.g. `item 1144 dissatisfied`. */
  readonly what: string;
  readonly kept: number;
  readonly recounted: number;
}

/**
 * What the domain needs kept, in its own words. Every method is atomic and durable when its promise resolves; a
 * rejected promise has changed nothing, unless the connection to a database broke while it committed: then asking again
 * tells. Moments come back in UTC with milliseconds, whatever offset they were given with. `within` limits every query to an institution and those below it.
 */
export interface Storage
  extends
    LifeStorage,
    PrivacyStorage,
    WebhookStorage,
    EvidenceStorage,
    ResultsStorage,
    SuspicionStorage,
    NoticeStorage {
  /** Adds or updates; parents must be in the same call or already kept, otherwise rejects. */
  saveInstitutions(institutions: readonly Institution[]): Promise<void>;
  institution(code: string): Promise<Institution | undefined>;
  /** By code, after `after`, at most `limit`. */
  listInstitutions(query: {
    readonly areaPrefix?: string;
    readonly within?: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<Institution[]>;

  saveClient(client: Client): Promise<void>;
  client(id: string): Promise<Client | undefined>;

  /** Registers a service or corrects the facts of one that is not rated; the same facts again are no change. */
  registerService(registration: Registration): Promise<RegistrationOutcome>;
  service(serviceId: string, within: string): Promise<StoredService | undefined>;

  addInvitation(invitation: NewInvitation): Promise<InvitationOutcome>;
  invitation(tokenHash: string): Promise<StoredInvitation | undefined>;

  /**
   * Stores a rating unless its service has one that somebody gave; a default rating is replaced. Rating, use of the invitation, order of a bad rating and counts in one
   * transaction. The same token with the same key and content brings the first receipt (`replayed`), also after expiry.
   */
  submitRating(submission: Submission): Promise<SubmissionOutcome>;

  count(scope: CountScope): Promise<Counts>;
  /** Recounts from raw rows; empty when the kept counts agree exactly. */
  recount(): Promise<CountDifference[]>;
  close(): Promise<void>;
}

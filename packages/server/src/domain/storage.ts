import type {CaseStorage} from './cases/case-storage.ts';
import type {EvidenceStorage} from './evidence/evidence-storage.ts';
import type {ClientStorage} from './institutions/client-storage.ts';
import type {InstitutionStorage} from './institutions/institution-storage.ts';
import type {InvitationStorage} from './invitations/invitation-storage.ts';
import type {TurnStorage} from './limits/turn-storage.ts';
import type {NoticeStorage} from './notices/notice-storage.ts';
import type {PersonStorage} from './persons/person-storage.ts';
import type {PublicationStorage} from './publications/publication-storage.ts';
import type {RatingStorage} from './ratings/rating-storage.ts';
import type {ErasureStorage} from './retention/erasure-storage.ts';
import type {ServiceStorage} from './services/service-storage.ts';
import type {StatisticsStorage} from './statistics/statistics-storage.ts';
import type {SuspicionStorage} from './suspicions/suspicion-storage.ts';
import type {WebhookStorage} from './webhooks/webhook-storage.ts';

/**
 * Everything that the server stores, one interface for each subject. Every method is atomic, and durable when its promise
 * resolves. A rejected promise has changed nothing, with one exception: when the connection to the database breaks during
 * the commit, the outcome is unknown until the caller asks again. Moments are returned in UTC with milliseconds, whatever
 * offset they were given with. `within` limits a query to an institution and those below it.
 */
export interface Storage
  extends
    InstitutionStorage,
    ClientStorage,
    ServiceStorage,
    InvitationStorage,
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
    WebhookStorage {
  close(): Promise<void>;
}

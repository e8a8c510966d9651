import type {NewWebhookEvent} from '../webhooks/webhook-storage.ts';
import type {RemindedService} from './reminder.ts';
import type {InvitationOutcome, NewInvitation} from '../invitations/invitation-storage.ts';

/** A page of a person's own list, the newest first. */
export interface OwnPage {
  readonly raterHash: string;
  /** The days in Asia/Shanghai that are looked through. */
  readonly days: readonly string[];
  /** The position of the last entry of the page before: moment and id. */
  readonly after?: readonly [moment: string, id: string];
  readonly limit: number;
}

/** What lists show of an own service. */
export interface OwnService {
  readonly serviceId: string;
  readonly institutionCode: string;
  readonly institutionName: string;
  /** 事项名称, or the name of the point. */
  readonly itemName: string;
  readonly serviceName: string | null;
  readonly ticketNumber: string | null;
  readonly node: 'accepted' | 'completed';
  /** ISO moment, UTC. */
  readonly servedAt: string;
}

/** A receipt of a rating that the person gave. */
export interface OwnReceipt extends Pick<OwnService, 'institutionName' | 'itemName' | 'serviceName' | 'node'> {
  readonly ratingId: string;
  readonly receiptNumber: string;
  readonly receivedAt: string;
  readonly voidedAt: string | null;
}

/** Claims a person's own service: the invitation is added, and kept as claimed by the person. */
export interface Claim {
  readonly raterHash: string;
  /** The days of services in Asia/Shanghai that are looked through. */
  readonly days: readonly string[];
  readonly invitation: Omit<NewInvitation, 'within'>;
  /** Services before this moment can no longer be rated; null where there is no limit. */
  readonly servedFrom: string | null;
  /** The day of the claim in Asia/Shanghai. */
  readonly day: string;
}

/** What became of a claim. A service of another person does not exist for this one. */
export type ClaimOutcome = InvitationOutcome | 'rating_window_closed';

/** Writes reminders of services that are due. */
export interface ReminderSweep {
  /** Services before this moment are due. ISO moment, UTC, as the others. */
  readonly dueBefore: string;
  /** Services before this moment can no longer be rated. */
  readonly servedFrom: string;
  readonly at: string;
  readonly limit: number;
  readonly event: (service: RemindedService) => NewWebhookEvent;
}

/** How many services were looked at, and of how many there is a reminder now. */
export interface ReminderSweepResult {
  readonly checked: number;
  readonly reminded: number;
}

/** What is known of the people whom portals have logged in. */
export interface RaterStorage {
  /** Keeps an assertion as used until it has ended; false when it was used before, in any process. */
  useAssertion(used: {readonly assertionHash: string; readonly endsAt: string}): Promise<boolean>;
  /** The person's own services that are not rated. */
  listRateable(page: OwnPage & {readonly servedFrom: string | null}): Promise<OwnService[]>;
  claimService(claim: Claim): Promise<ClaimOutcome>;
  /** Receipts of ratings by invitations that the person has claimed. */
  listOwnReceipts(page: OwnPage): Promise<OwnReceipt[]>;
  /** The id of the rating with this receipt, if it is among the person's own receipts of these days. */
  ownRating(asked: Pick<OwnPage, 'raterHash' | 'days'> & {readonly receiptNumber: string}): Promise<string | undefined>;
  /**
   * Looks at a batch of due services, each once and never again, and writes the event of those that are not rated, can be, and
   * have a way in: an invitation that is open, or a person who is known on a portal.
   */
  sweepReminders(sweep: ReminderSweep): Promise<ReminderSweepResult>;
  /** Deletes assertions, codes and counts that have ended, and what leads to a person from days before `beforeDay`; how much. */
  forgetRaters(old: {
    readonly endedBefore: string;
    readonly beforeDay: string;
    readonly limit: number;
  }): Promise<number>;
}

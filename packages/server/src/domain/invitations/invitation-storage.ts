import type {InvitationChannel} from '@gov-rating/contract';
import type {StoredService} from '../services/service-storage.ts';

/** What a token says about its invitation; the token itself never reaches the storage. */
export interface InvitationKey {
  /** Null for a token of an earlier version, whose invitation is found by the hash. */
  readonly invitationId: string | null;
  /** The hash of the whole token. */
  readonly tokenHash: string;
}

/** A new invitation. */
export interface NewInvitation extends InvitationKey {
  readonly invitationId: string;
  readonly serviceId: string;
  readonly within: string;
  /** The channel that the rating will have; an open link by default. */
  readonly channel?: InvitationChannel | undefined;
  /** Where the rater is offered a way back, as {@link returnAddress} checked it. */
  readonly returnUrl?: string | undefined;
  /** A text of the department's own system; it never reaches the rater. */
  readonly correlation?: string | undefined;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** How many unexpired, unused invitations a service may have, this one included. */
  readonly limit: number;
}

/** The outcome of an invitation; `unknown_service` also for a service outside `within`. */
export type InvitationOutcome = 'added' | 'unknown_service' | 'already_rated' | 'too_many_invitations';

/** An invitation as a citizen's token finds it. */
export interface StoredInvitation {
  readonly service: StoredService;
  readonly expiresAt: string;
  readonly channel: InvitationChannel | null;
  readonly returnUrl: string | null;
  /** True when the rating came by this very invitation. */
  readonly used: boolean;
}

/** Storage of invitations. */
export interface InvitationStorage {
  addInvitation(invitation: NewInvitation): Promise<InvitationOutcome>;
  /** The invitation of a token; undefined too when its hash is another one than the token's. */
  invitation(key: InvitationKey): Promise<StoredInvitation | undefined>;
}

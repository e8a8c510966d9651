/** Detail of `gov-rating-received`: what the server answered, nothing that the person chose or wrote. */
export interface GovRatingReceivedDetail {
  readonly receiptNumber: string;
  /** The work order that a bad rating created, else null. */
  readonly orderNumber: string | null;
  /** What was rated; null for a rating that waited since an earlier visit. */
  readonly itemName: string | null;
  /** Whether the element still shows the invitation of this rating. */
  readonly current: boolean;
}

/** Detail of `gov-rating-refused`: why a rating was not taken. */
export interface GovRatingRefusedDetail {
  /** The stable code of the refusal, or why the rating could not be delivered, such as `unexpected_answer`. */
  readonly code: string;
  /** What was rated; null for a rating that waited since an earlier visit. */
  readonly itemName: string | null;
  /** Whether the element still shows the invitation of this rating. */
  readonly current: boolean;
}

/** Detail of `gov-rating-unavailable`: why there is nothing to fill in. */
export interface GovRatingUnavailableDetail {
  readonly reason: 'rated' | 'expired' | 'invalid' | 'unreachable' | 'foreign' | 'closed';
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-received': CustomEvent<GovRatingReceivedDetail>;
    'gov-rating-kept': CustomEvent<null>;
    'gov-rating-refused': CustomEvent<GovRatingRefusedDetail>;
    'gov-rating-unavailable': CustomEvent<GovRatingUnavailableDetail>;
  }
}

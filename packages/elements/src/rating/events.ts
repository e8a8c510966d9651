/** Detail of `gov-rating-received`: the server's answer, nothing that the person chose or wrote. */
export interface GovRatingReceivedDetail {
  readonly receiptNumber: string;
  /** The work order that a bad rating created, else null. */
  readonly orderNumber: string | null;
  /** The rated service; null for a rating that waited since an earlier visit. */
  readonly itemName: string | null;
  /** Whether the element still shows the invitation of this rating. */
  readonly current: boolean;
}

/** Detail of `gov-rating-refused`: why a rating was refused or not delivered. */
export interface GovRatingRefusedDetail {
  /** The stable code of the refusal, or the reason of a failed delivery, such as `unexpected_answer`. */
  readonly code: string;
  /** The rated service; null for a rating that waited since an earlier visit. */
  readonly itemName: string | null;
  /** Whether the element still shows the invitation of this rating. */
  readonly current: boolean;
}

/** Detail of `gov-rating-unavailable`: why there is no form to fill in. */
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

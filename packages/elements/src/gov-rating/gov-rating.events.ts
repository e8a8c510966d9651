/** Detail of `gov-rating-received`: numbers of the receipt, nothing that the person chose or wrote. */
export interface GovRatingReceivedDetail {
  readonly receiptNumber: string;
  /** The work order that a bad rating created, else null. */
  readonly orderNumber: string | null;
}

/** Detail of `gov-rating-refused`: the stable code of the refusal. */
export interface GovRatingRefusedDetail {
  readonly code: string;
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-received': CustomEvent<GovRatingReceivedDetail>;
    'gov-rating-kept': CustomEvent<null>;
    'gov-rating-refused': CustomEvent<GovRatingRefusedDetail>;
  }
}

/** Detail of `gov-rating-order-changed`: which order, and what was done; nothing that anybody wrote. */
export interface GovRatingOrderChangedDetail {
  readonly orderNumber: string;
  /** A step of the table, `decide` or `appeal`. */
  readonly step: string;
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-order-changed': CustomEvent<GovRatingOrderChangedDetail>;
    'gov-rating-unauthorized': CustomEvent<null>;
  }
}

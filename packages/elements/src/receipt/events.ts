/** Detail of `gov-rating-supplemented`: the receipt number, nothing that the person wrote. */
export interface GovRatingSupplementedDetail {
  readonly receiptNumber: string;
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-supplemented': CustomEvent<GovRatingSupplementedDetail>;
  }
}

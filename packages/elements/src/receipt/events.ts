/** Detail of `gov-rating-supplemented`: the number of the receipt, nothing that the person wrote. */
export interface GovRatingSupplementedDetail {
  readonly receiptNumber: string;
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-supplemented': CustomEvent<GovRatingSupplementedDetail>;
  }
}

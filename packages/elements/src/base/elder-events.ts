/** Detail of `gov-rating-elder`: whether the person now has large print, so that the page around can follow. */
export interface GovRatingElderDetail {
  readonly elder: boolean;
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-elder': CustomEvent<GovRatingElderDetail>;
  }
}

/** Detail of `gov-rating-order-changed`: which order, and what was done; no text that a person wrote. */
export interface GovRatingOrderChangedDetail {
  readonly orderNumber: string;
  /** A step of the table, `decide` or `appeal`. */
  readonly step: string;
}

/** Detail of `gov-rating-suspicion-settled`: which suspicion flag, and the decision. */
export interface GovRatingSuspicionSettledDetail {
  readonly suspicionId: string;
  readonly decision: 'dismissed' | 'review';
}

/** Detail of `gov-rating-notice-changed`: which notice, and whether it was answered or closed. */
export interface GovRatingNoticeChangedDetail {
  readonly noticeId: string;
  readonly step: 'answer_notice' | 'close_notice';
}

/** Detail of `gov-rating-review-decided`: which review of a rating that has no order. */
export interface GovRatingReviewDecidedDetail {
  readonly reviewId: string;
}

/** The events of a desk and their details. */
export interface DeskEvents {
  readonly 'gov-rating-order-changed': GovRatingOrderChangedDetail;
  readonly 'gov-rating-suspicion-settled': GovRatingSuspicionSettledDetail;
  readonly 'gov-rating-notice-changed': GovRatingNoticeChangedDetail;
  readonly 'gov-rating-review-decided': GovRatingReviewDecidedDetail;
  readonly 'gov-rating-unauthorized': null;
}

/** An event of the desk by its name, with its detail. */
export type DeskEvent = {[N in keyof DeskEvents]: [name: N, detail: DeskEvents[N]]}[keyof DeskEvents];

declare global {
  interface HTMLElementEventMap {
    'gov-rating-order-changed': CustomEvent<GovRatingOrderChangedDetail>;
    'gov-rating-suspicion-settled': CustomEvent<GovRatingSuspicionSettledDetail>;
    'gov-rating-notice-changed': CustomEvent<GovRatingNoticeChangedDetail>;
    'gov-rating-review-decided': CustomEvent<GovRatingReviewDecidedDetail>;
    'gov-rating-unauthorized': CustomEvent<null>;
  }
}

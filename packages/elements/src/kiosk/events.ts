/** Detail of `gov-rating-kiosk-kept` and `gov-rating-kiosk-received`: which rating, and nothing of what is in it. */
export interface GovRatingKioskRatedDetail {
  /** The idempotency key of the rating: the same one when it is kept and when it is received. */
  readonly key: string;
}

/** Detail of `gov-rating-kiosk-refused`. */
export interface GovRatingKioskRefusedDetail extends GovRatingKioskRatedDetail {
  /** The code of the server's refusal, such as `already_rated`. */
  readonly code: string;
}

/** Detail of `gov-rating-kiosk-idle`. */
export interface GovRatingKioskIdleDetail {
  /**
   * `rated`: kept on the terminal, or received. `not_rated`: the person left, or nobody touched the screen. `refused`: the
   * service was not asked about, because the terminal takes no rating now or the service is not complete.
   */
  readonly state: 'rated' | 'not_rated' | 'refused';
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-kiosk-kept': CustomEvent<GovRatingKioskRatedDetail>;
    'gov-rating-kiosk-received': CustomEvent<GovRatingKioskRatedDetail>;
    'gov-rating-kiosk-refused': CustomEvent<GovRatingKioskRefusedDetail>;
    'gov-rating-kiosk-idle': CustomEvent<GovRatingKioskIdleDetail>;
  }
}

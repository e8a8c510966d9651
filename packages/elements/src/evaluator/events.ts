/**
 * Detail of `gov-rating-prompt-ended`. Nothing that the person chose or wrote is in it: what hears the event belongs to the
 * window, and the window may know only whether there is a rating.
 */
export interface GovRatingPromptEndedDetail {
  readonly promptId: string;
  /** `rated`: received, or kept on the device until there is a connection. */
  readonly state: 'rated' | 'not_rated';
}

declare global {
  interface HTMLElementEventMap {
    'gov-rating-prompt-ended': CustomEvent<GovRatingPromptEndedDetail>;
  }
}

import {define} from '../internal/define.ts';
import {GovRatingCommentElement} from './gov-rating-comment.element.ts';

/** Registers `<gov-rating-comment>`; does nothing when the page has it already. */
export function defineGovRatingComment(): void {
  define('gov-rating-comment', GovRatingCommentElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-comment': GovRatingCommentElement;
  }
}

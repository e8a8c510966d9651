import {defineGovRatingComment} from '../gov-rating-comment/gov-rating-comment.ts';
import {defineGovRatingScale} from '../gov-rating-scale/gov-rating-scale.ts';
import {defineGovRatingTags} from '../gov-rating-tags/gov-rating-tags.ts';
import {define} from '../internal/define.ts';
import {GovRatingElement} from './gov-rating.element.ts';

/** Registers `<gov-rating>` and the parts it is made of; what the page has already stays as it is. */
export function defineGovRating(): void {
  defineGovRatingScale();
  defineGovRatingTags();
  defineGovRatingComment();
  define('gov-rating', GovRatingElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating': GovRatingElement;
  }
}

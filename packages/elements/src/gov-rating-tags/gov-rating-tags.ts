import {define} from '../internal/define.ts';
import {GovRatingTagsElement} from './gov-rating-tags.element.ts';

/** Registers `<gov-rating-tags>`; does nothing when the page has it already. */
export function defineGovRatingTags(): void {
  define('gov-rating-tags', GovRatingTagsElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-tags': GovRatingTagsElement;
  }
}

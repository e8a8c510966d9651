import {define} from '../internal/define.ts';
import {GovRatingDeskElement} from './gov-rating-desk.element.ts';

/** Registers `<gov-rating-desk>`; does nothing when the page has it already. */
export function defineGovRatingDesk(): void {
  define('gov-rating-desk', GovRatingDeskElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-desk': GovRatingDeskElement;
  }
}

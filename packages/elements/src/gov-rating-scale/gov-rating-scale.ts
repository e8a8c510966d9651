import {define} from '../internal/define.ts';
import {GovRatingScaleElement} from './gov-rating-scale.element.ts';

/** Registers `<gov-rating-scale>`; does nothing when the page has it already. */
export function defineGovRatingScale(): void {
  define('gov-rating-scale', GovRatingScaleElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-scale': GovRatingScaleElement;
  }
}

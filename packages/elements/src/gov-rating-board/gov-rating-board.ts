import {define} from '../internal/define.ts';
import {GovRatingBoardElement} from './gov-rating-board.element.ts';

/** Registers `<gov-rating-board>`; does nothing when the page has it already. */
export function defineGovRatingBoard(): void {
  define('gov-rating-board', GovRatingBoardElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-board': GovRatingBoardElement;
  }
}

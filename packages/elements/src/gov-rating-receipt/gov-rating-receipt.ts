import {define} from '../internal/define.ts';
import {GovRatingReceiptElement} from './gov-rating-receipt.element.ts';

/** Registers `<gov-rating-receipt>`; does nothing when the page has it already. */
export function defineGovRatingReceipt(): void {
  define('gov-rating-receipt', GovRatingReceiptElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-receipt': GovRatingReceiptElement;
  }
}

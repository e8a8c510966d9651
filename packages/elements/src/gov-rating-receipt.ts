/**
 * The script tag of pages that show the progress of a rating: registers `<gov-rating-receipt>`.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-receipt.js" defer></script>
 * <gov-rating-receipt></gov-rating-receipt>
 */
import {defineGovRatingReceipt} from './receipt/element.ts';

defineGovRatingReceipt();

/**
 * The script tag of pages that show how a rating fares: registers `<gov-rating-receipt>`.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-receipt.js" defer></script>
 * <gov-rating-receipt></gov-rating-receipt>
 */
import {defineGovRatingReceipt} from './receipt/element.ts';

defineGovRatingReceipt();

/**
 * The script tag of pages on which people rate what they were served and find their receipts: registers `<gov-rating-my>`
 * and `<gov-rating>`.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-my.js" defer></script>
 * <gov-rating-my></gov-rating-my>
 */
import {defineGovRatingMy} from './my/element.ts';

defineGovRatingMy();

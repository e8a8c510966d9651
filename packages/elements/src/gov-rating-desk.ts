/**
 * The script tag of a back office: registers `<gov-rating-desk>`.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-desk.js" defer></script>
 * <gov-rating-desk></gov-rating-desk>
 */
import {defineGovRatingDesk} from './desk/element.ts';

defineGovRatingDesk();

/**
 * The script tag of a self-service terminal: registers `<gov-rating-kiosk>`.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-kiosk.js" defer></script>
 * <gov-rating-kiosk></gov-rating-kiosk>
 */
import {defineGovRatingKiosk} from './kiosk/element.ts';

defineGovRatingKiosk();

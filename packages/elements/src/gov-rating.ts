/**
 * The script tag: registers `<gov-rating>` and its parts on the page that loads it.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating.js" defer></script>
 * <gov-rating></gov-rating>
 */
import {defineGovRating} from './rating/element.ts';

defineGovRating();

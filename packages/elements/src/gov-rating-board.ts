/**
 * The script tag of pages that show results: registers `<gov-rating-board>`.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-board.js" defer></script>
 * <gov-rating-board></gov-rating-board>
 */
import {defineGovRatingBoard} from './board/element.ts';

defineGovRatingBoard();

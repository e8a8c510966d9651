/** The script tag of pages that show results: registers `<gov-rating-board>`. */
import {defineGovRatingBoard} from './board/element.ts';

defineGovRatingBoard();

/** The script tag of pages that show results: registers `<gov-rating-board>`. */
import {defineGovRatingBoard} from './gov-rating-board/gov-rating-board.ts';

defineGovRatingBoard();

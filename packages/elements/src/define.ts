/** Registers every element; importing this module is enough. */
import {defineGovRating} from './gov-rating/gov-rating.ts';
import {defineGovRatingBoard} from './gov-rating-board/gov-rating-board.ts';

defineGovRating();
defineGovRatingBoard();

export type * from './index.ts';

/** Registers every element; importing this module is enough. */
import {defineGovRating} from './gov-rating/gov-rating.ts';
import {defineGovRatingBoard} from './gov-rating-board/gov-rating-board.ts';
import {defineGovRatingDesk} from './gov-rating-desk/gov-rating-desk.ts';
import {defineGovRatingReceipt} from './gov-rating-receipt/gov-rating-receipt.ts';

defineGovRating();
defineGovRatingBoard();
defineGovRatingDesk();
defineGovRatingReceipt();

export type * from './index.ts';

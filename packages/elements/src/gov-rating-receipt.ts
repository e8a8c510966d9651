/** The script tag of pages that show how a rating fares: registers `<gov-rating-receipt>`. */
import {defineGovRatingReceipt} from './gov-rating-receipt/gov-rating-receipt.ts';

defineGovRatingReceipt();

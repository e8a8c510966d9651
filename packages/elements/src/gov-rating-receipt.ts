/** The script tag of pages that show how a rating fares: registers `<gov-rating-receipt>`. */
import {defineGovRatingReceipt} from './receipt/element.ts';

defineGovRatingReceipt();

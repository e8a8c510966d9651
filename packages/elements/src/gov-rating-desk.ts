/** The script tag of a back office: registers `<gov-rating-desk>`. */
import {defineGovRatingDesk} from './gov-rating-desk/gov-rating-desk.ts';

defineGovRatingDesk();

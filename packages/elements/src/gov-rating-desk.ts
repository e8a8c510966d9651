/** The script tag of a back office: registers `<gov-rating-desk>`. */
import {defineGovRatingDesk} from './desk/element.ts';

defineGovRatingDesk();

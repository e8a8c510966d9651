/** The script tag: registers `<gov-rating>` and its parts on the page that loads it. */
import {defineGovRating} from './rating/element.ts';

defineGovRating();

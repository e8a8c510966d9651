/** The script tag: registers `<gov-rating>` and its parts on the page that loads it. */
import {defineGovRating} from './gov-rating/gov-rating.ts';

defineGovRating();

import {computed, nullable} from '../engine/table.ts';
import {ownErasure} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';

/** When the rater of a row of `rating` last had own words erased, as a column of a query; null when never. */
export const wordsErasedAt = computed(
  `(SELECT max(${ownErasure.at}) FROM ${ownErasure} WHERE ${ownErasure.ratingId} = ${rating.ratingId})`,
  nullable(ownErasure.at),
);

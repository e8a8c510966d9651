import type {Level} from '@gov-rating/contract';
import {day, key, moment, nullable, table, text} from '../engine/table.ts';
import type {rating} from './rating.ts';

/** Ratings recorded by default, and the rating that replaced each. */
export const defaultRating = table('default_rating', {
  ratingId: key('rating_id'),
  serviceId: key('service_id'),
  institutionCode: key('institution_code'),
  areaCode: key('area_code'),
  level: text<Level>('level'),
  at: moment('at'),
  day: day('day'),
  replacedBy: nullable(key('replaced_by')),
});

/** The two tables whose rows are ratings. */
export type RatingTable = typeof rating | typeof defaultRating;

/** Services that nobody has rated yet, until a default is recorded. */
export const defaultCandidate = table('default_candidate', {
  serviceId: key('service_id'),
  servedAt: moment('served_at'),
});

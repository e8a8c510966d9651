import type {RatingSubject, StatisticsQuery} from '@gov-rating/contract';
import {areaPrefix} from '../institutions/area-prefix.ts';
import {fieldProblem} from '../problems/problem.ts';

/** Before the first rating anywhere; earlier days are read as this one, so that no storage meets the year 0. */
const firstDay = '2000-01-01';

/** The question to the storage. Refuses area and institution together, and a first day after the last. */
export function toCountScope({areaCode, institutionCode, from, to, subject}: StatisticsQuery): CountScope {
  if (areaCode !== undefined && institutionCode !== undefined) throw fieldProblem('areaCode', 'invalid_input');
  if (from !== undefined && to !== undefined && from > to) throw fieldProblem('from', 'invalid_input');
  const prefix = areaCode === undefined ? '' : areaPrefix(areaCode);
  return {
    ...(prefix === '' ? {} : {areaPrefix: prefix}),
    ...(institutionCode === undefined ? {} : {institutionCode}),
    ...(from === undefined ? {} : {from: from < firstDay ? firstDay : from}),
    ...(to === undefined ? {} : {to: to < firstDay ? firstDay : to}),
    ...(subject === undefined ? {} : {subject}),
  };
}

/** Whose results: at most one of area prefix and institution; days are inclusive. */
export interface CountScope {
  /** First digits of the area code, e.g. `44` for a province, `4401` for a city. */
  readonly areaPrefix?: string;
  /** This institution and all below. */
  readonly institutionCode?: string;
  readonly from?: string;
  readonly to?: string;
  /** Ratings of services, by default, or of points themselves; never both together. */
  readonly subject?: RatingSubject | undefined;
  /** Only months of an institution, area by area, with at least this many ratings or with none. */
  readonly minimumRatings?: number;
  /** An institution of which less is counted than of the others. */
  readonly limited?: LimitedInstitution;
}

/** An institution of which a scope covers only the months, area by area, with at least `minimumRatings` ratings or with none. */
export interface LimitedInstitution {
  readonly institutionCode: string;
  /** The days of whole months, both included; undefined when nothing of the institution is counted. */
  readonly months: {readonly from?: string; readonly to: string} | undefined;
  readonly minimumRatings: number;
}

import type {StatisticsQuery} from '@gov-rating/contract';
import {faultAt} from '../problems/problem.ts';
import type {CountScope} from './count-scope-type.ts';
import {areaPrefix} from '../institutions/area-prefix.ts';

/** Before the first rating anywhere; earlier days are read as this one, so that no storage meets the year 0. */
const firstDay = '2000-01-01';

/** The question to the storage. Refuses area and institution together, and a first day after the last. */
export function countScope({areaCode, institutionCode, from, to}: StatisticsQuery): CountScope {
  if (areaCode !== undefined && institutionCode !== undefined) throw faultAt('areaCode', 'invalid_input');
  if (from !== undefined && to !== undefined && from > to) throw faultAt('from', 'invalid_input');
  const prefix = areaCode === undefined ? '' : areaPrefix(areaCode);
  return {
    ...(prefix === '' ? {} : {areaPrefix: prefix}),
    ...(institutionCode === undefined ? {} : {institutionCode}),
    ...(from === undefined ? {} : {from: from < firstDay ? firstDay : from}),
    ...(to === undefined ? {} : {to: to < firstDay ? firstDay : to}),
  };
}

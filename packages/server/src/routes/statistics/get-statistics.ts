import {faultAt} from '../../domain/problems/problem.ts';
import {countScope} from '../../domain/statistics/count-scope.ts';
import {endedMonths, unitOf} from '../../domain/statistics/periods.ts';
import {resultRulesOf} from '../../domain/statistics/result-rules.ts';
import {statisticsOf} from '../../domain/statistics/statistics.ts';
import type {Handler} from '../../http/handler.ts';
import {countsOf, noCounts} from './read-counts.ts';

/**
 * What everybody may know: how many rated, at once; how they rated, of months that have ended, month by month and institution
 * by institution, where enough people rated. These are the parts that publications show whole too, so nothing smaller is
 * found by subtracting one answer from another. Items and channels are told by publications alone.
 */
export const getStatistics: Handler<'getStatistics'> = async (query, {storage, settings, now}) => {
  const {institutionCode, itemCode, channel, groupBy} = query;
  const {from, to, ...where} = countScope(query);
  const unit = unitOf(query);
  if (institutionCode !== undefined && !(await storage.institution(institutionCode)))
    throw faultAt('institutionCode', 'unknown_institution');
  const [asOf, rules] = [now(), resultRulesOf(settings)];
  const days = {...(from === undefined ? {} : {from}), ...(to === undefined ? {} : {to})};
  const months = itemCode === undefined && channel === undefined ? endedMonths(days, asOf) : undefined;
  const wholly = groupBy === undefined || groupBy === 'institution' || groupBy === 'day' || groupBy === 'month';
  const [all, told] = await Promise.all([
    countsOf(storage, query, {...where, ...days}, unit, asOf),
    months === undefined
      ? noCounts
      : countsOf(storage, query, {...where, ...months, minimumGiven: rules.minimumCell}, 'month', asOf),
  ]);
  const parts = wholly ? told : {...told, groups: noCounts.groups};
  return statisticsOf({all, told: parts, unit: 'month', groupBy}, rules, asOf);
};
